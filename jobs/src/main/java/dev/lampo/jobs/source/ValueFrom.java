package dev.lampo.jobs.source;

import java.io.Serializable;

/** Where in a record a value is found. */
public sealed interface ValueFrom extends Serializable {
  /** At a path of names with dots between them, through the objects of the value. */
  record Field(String path) implements ValueFrom {}

  /** Nowhere: it is the same for every record of the source. */
  record Constant(String text) implements ValueFrom {}

  /** In the last header of this name. */
  record Header(String name) implements ValueFrom {}

  /** It is the record's key. */
  record Key() implements ValueFrom {}

  /** It is the record's position in its partition. */
  record Position() implements ValueFrom {}

  /** It is the record's time at the source, in milliseconds since 1970. */
  record Timestamp() implements ValueFrom {}
}
