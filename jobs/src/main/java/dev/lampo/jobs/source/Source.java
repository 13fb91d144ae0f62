package dev.lampo.jobs.source;

import java.io.Serializable;

/** One source of {@code config/sources.yaml}. */
public sealed interface Source extends Serializable permits KafkaSource, FeedSource {
  /** Its name there, the first part of the id of each of its records. */
  String name();

  /** How its records become quotes. */
  RecordReading reading();

  /** Readers per member; one where a source is read by one reader in the whole grid. */
  int parallelism();

  /**
   * Whether records that are found in it, rather than handed over, are found by reading all of it:
   * what is found is there now, whatever was said of it before.
   */
  default boolean isReadWhole() {
    return true;
  }

  /** Asks the source how far it has come; connects at the first look. */
  SourceWatch watch();

  /** Everything that changes how a record is read, as text. */
  String canonicalText();

  /**
   * How the source is reached and paced, as text in which a {@link SecretDigest} stands for each
   * secret: a change is taken over by a new run.
   */
  String address();
}
