package dev.lampo.model;

import static java.util.Objects.requireNonNull;

/**
 * What a delivery says about its record.
 *
 * @param <T> what the source delivers
 */
public sealed interface Change<T> {
  /** The record's version at the source; higher is newer. */
  long version();

  /**
   * The record exists and has this content.
   *
   * @param contentHash breaks ties between contents of the same version, so that two members that
   *     saw them in different orders agree; see {@link ContentHash}
   */
  record Present<T>(long version, long contentHash, T content) implements Change<T> {
    /** Refuses null content. */
    public Present {
      requireNonNull(content, "content is null");
    }
  }

  /** The record no longer exists since this version; at equal versions the deletion wins. */
  record Deleted<T>(long version) implements Change<T> {}
}
