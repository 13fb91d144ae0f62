package dev.lampo.jobs.source;

/**
 * A source that is read by one {@link Feed} in the whole grid, because it hands its records over in
 * one order.
 */
public non-sealed interface FeedSource extends Source {
  /** A reader of this source, not opened yet; on the member that will read it. */
  Feed feed();

  @Override
  default int parallelism() {
    return 1;
  }
}
