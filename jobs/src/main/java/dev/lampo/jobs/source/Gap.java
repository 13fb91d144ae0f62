package dev.lampo.jobs.source;

import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;
import java.time.Instant;

/**
 * Positions of a source partition that were never read. The Kafka client passes over them without a
 * word (auto.offset.reset).
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
     * The source was made anew, or its end was cut off: what is there is read from its beginning,
     * with positions from {@code to} on. What the former one held from {@code from} on is lost.
     */
    MADE_ANEW
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
      case MADE_ANEW ->
          lane
              + ": the source was made anew or cut: it is read from its beginning, as positions from "
              + to
              + " on; what it held before from position "
              + from
              + " on was not read: ask for those records again";
    };
  }

  /** The gap as a row of the rejects, where nothing that was not used may be missing. */
  public Reject reject(Instant now) {
    SourcePosition at = new SourcePosition(source, partition, from);
    return new Reject(
        "gap:" + at, at, RejectCause.NOT_READ, null, toString(), null, null, 0, now, 0);
  }
}
