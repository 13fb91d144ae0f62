package dev.lampo.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Whether the backups of this member's own partitions are complete, as it found last. It looks in a
 * thread of its own, for a look may take seconds; {@link Question} is how other members ask.
 */
final class MemberSafety implements AutoCloseable {
  private static final String KEY = MemberSafety.class.getName();
  private static final Duration EVERY = Duration.ofSeconds(1);

  /**
   * What a look found so long ago is no answer: the member stands still, or the oldest one does.
   */
  private static final Duration STALE_AFTER = Duration.ofSeconds(15);

  private final HazelcastInstance grid;
  private final Ticker ticker = new Ticker("member-safety", this::tick);
  private volatile Look last;

  /** What was found, by {@link System#nanoTime()} of when the look began. */
  private record Look(boolean safe, long nanos) {
    Duration age() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }
  }

  MemberSafety(HazelcastInstance grid) {
    this.grid = grid;
    this.last = new Look(false, System.nanoTime());
  }

  /** Begins to look, and to be found by those who ask. */
  void start() {
    grid.getUserContext().put(KEY, this);
    ticker.startEvery(EVERY);
  }

  private void tick() {
    long begun = System.nanoTime();
    last = new Look(grid.getPartitionService().isLocalMemberSafe(), begun);
  }

  /** Why this member's partitions are not safe; empty if they are. */
  String unsafeBecause() {
    Look look = last;
    if (look.age().compareTo(STALE_AFTER) > 0) {
      return "has been looking at its partitions for " + look.age().toSeconds() + " s";
    }
    return look.safe() ? "" : "backups are not complete yet";
  }

  @Override
  public void close() {
    ticker.close();
  }

  /** Answered by the member that it is sent to, with {@link MemberSafety#unsafeBecause()}. */
  static final class Question implements Callable<String>, HazelcastInstanceAware, Serializable {
    @Serial private static final long serialVersionUID = 1L;

    private transient HazelcastInstance asked;

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {
      asked = instance;
    }

    @Override
    public String call() {
      return asked.getUserContext().get(KEY) instanceof MemberSafety safety
          ? safety.unsafeBecause()
          : "is starting";
    }
  }
}
