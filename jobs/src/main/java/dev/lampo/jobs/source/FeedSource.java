package dev.lampo.jobs.source;

/**
 * A source that is read by one {@link Feed} in the whole grid, because it hands its records over in
 * one order.
 */
public non-sealed interface FeedSource extends Source {
  /** A reader of this source, not opened yet; on the member that will read it. */
  Feed feed();

  /**
   * A reader that looks at a few records and has no lasting effect on the source: it is opened at
   * the beginning, never told that anything is stored, and closed. A feed that leaves something
   * behind, such as a replication slot, or that waits for what it found to be stored, overrides
   * this.
   */
  default Feed sample() {
    return feed();
  }

  @Override
  default int parallelism() {
    return 1;
  }
}
