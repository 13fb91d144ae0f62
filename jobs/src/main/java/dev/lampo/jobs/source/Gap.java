package dev.lampo.jobs.source;

import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;
import java.time.Instant;

/**
 * Positions of a source partition that were never read, or that mean other records now. The Kafka
 * client passes over both without a word (auto.offset.reset).
 *
 * @param from first position concerned
 * @param to first position after them
 */
public record Gap(String source, int partition, Kind kind, long from, long to) {
  /** What became of the records. */
  public enum Kind {
    /** The source no longer held them when their turn came: its retention was too short. Lost. */
    EXPIRED,
    /**
     * The source ends before the position that was read last: its topic was made anew or cut. A
     * delivery of a known record below that position is taken for a repetition.
     */
    TRUNCATED
  }

  /** A sentence for an operator. */
  @Override
  public String toString() {
    String lane = SourcePosition.lane(source, partition);
    return switch (kind) {
      case EXPIRED ->
          lane
              + ": positions "
              + from
              + " to "
              + (to - 1)
              + " were gone before they could be read; lengthen the retention of the source and ask"
              + " for the records again";
      case TRUNCATED ->
          lane
              + ": reading went back from position "
              + to
              + " to "
              + from
              + ": the source was made anew or cut; deliveries of known records below "
              + to
              + " are taken for repetitions";
    };
  }

  /** The gap as a row of the rejects, where nothing that was not used may be missing. */
  public Reject reject(Instant now) {
    SourcePosition at = new SourcePosition(source, partition, from);
    return new Reject(
        "gap:" + at, at, RejectCause.NOT_READ, null, toString(), null, null, 0, now, 0);
  }
}
