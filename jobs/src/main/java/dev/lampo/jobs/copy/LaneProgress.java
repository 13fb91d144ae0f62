package dev.lampo.jobs.copy;

import dev.lampo.jobs.copy.PendingRows.Batch;
import dev.lampo.model.CopyLane;
import dev.lampo.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a lane has done, and when to tell it. For the lane's thread. */
final class LaneProgress {
  private static final Logger LOG = LoggerFactory.getLogger(LaneProgress.class);
  private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

  private final LaneId id;
  private final LaneListener listener;
  private long startStamp = Stamp.NONE;
  private long durableStamp = Stamp.NONE;
  private Instant durableAt = Instant.EPOCH;
  private long written;
  private long refused;
  private Instant failingSince;
  private String error;
  private boolean important = true;
  private CopyLane told;
  private long toldNanos;

  LaneProgress(LaneId id, LaneListener listener) {
    this.id = id;
    this.listener = listener;
  }

  /** What runs before this one have made durable. */
  void startsFrom(OptionalLong stamp) {
    startStamp = stamp.orElse(Stamp.NONE);
  }

  /** Everything up to this stamp is in the database, by this lane or by those before. */
  long durableStamp() {
    return durableStamp == Stamp.NONE ? startStamp : durableStamp;
  }

  void written(Batch batch) {
    written += batch.rows().size();
    if (batch.barrier() != null) {
      durableStamp = batch.barrier().stamp();
      durableAt = batch.barrier().takenAt();
      important = true;
    }
  }

  long refused() {
    return refused;
  }

  /** Counts a refused row; returns how many were refused before it. */
  long countRefused() {
    return refused++;
  }

  Instant failingSince() {
    return failingSince;
  }

  void works() {
    failingSince = null;
    error = null;
    important = true;
  }

  void fails(String newError, int pending) {
    if (failingSince == null) {
      failingSince = Instant.now();
      important = true;
    }
    error = newError;
    tell(pending);
  }

  /** The lane has ended for good. */
  void ended(String reason) {
    if (failingSince == null) {
      failingSince = Instant.now();
    }
    error = reason;
    important = true;
    tell(0);
  }

  /** Tells what is new: at once where it is of importance, else not too often. */
  void tell(int pending) {
    long now = System.nanoTime();
    if (!important && now - toldNanos < PAUSE_NANOS) {
      return;
    }
    CopyLane lane =
        new CopyLane(
            id.lane(),
            id.lanes(),
            durableStamp,
            durableAt,
            pending,
            written,
            refused,
            failingSince,
            error);
    important = false;
    toldNanos = now;
    if (!lane.equals(told)) {
      told = lane;
      listener(lane);
    }
  }

  private void listener(CopyLane lane) {
    try {
      listener.progress(lane);
    } catch (RuntimeException e) {
      // The grid may be on its way down; the rows matter more than what is told about them.
      LOG.debug("relational copy, lane {}: progress could not be told", id.lane(), e);
      told = null;
    }
  }
}
