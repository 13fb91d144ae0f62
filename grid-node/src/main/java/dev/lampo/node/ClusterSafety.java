package dev.lampo.node;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the cluster is whole: enough members, and every partition with its backups. The
 * question goes to every member and may take seconds, so it is asked in the background and the last
 * answer is kept.
 */
final class ClusterSafety implements Readiness, AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** An answer older than this is no answer: some member does not respond. */
  private static final Duration STALE_AFTER = Duration.ofSeconds(15);

  /**
   * So long a silence comes of a member that is stuck rather than slow, and a person asks where.
   */
  private static final Duration STUCK_AFTER = Duration.ofSeconds(60);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(ClusterSafety.class);

  private final HazelcastInstance grid;
  private final int membersNeeded;
  private final InstantSource clock;
  private final Ticker ticker = new Ticker("cluster-safety", this::tick);
  private final Ticker silenceTicker =
      new Ticker("cluster-silence", () -> silence().ifPresent(LOG::warn));
  private volatile Answer answer;
  private boolean told;

  /** What the cluster said, and when it was asked. */
  private record Answer(boolean safe, Instant at) {}

  /**
   * Asks nothing before {@link #start()} or {@link #tick()}.
   *
   * @param membersNeeded with fewer members the cluster may be the smaller part of a split one
   */
  ClusterSafety(HazelcastInstance grid, int membersNeeded, InstantSource clock) {
    this.grid = grid;
    this.membersNeeded = membersNeeded;
    this.clock = clock;
    this.answer = new Answer(false, clock.instant());
  }

  ClusterSafety start() {
    ticker.startEvery(EVERY);
    silenceTicker.startEvery(LOOK_EVERY);
    return this;
  }

  void tick() {
    Instant asked = clock.instant();
    answer = new Answer(grid.getPartitionService().isClusterSafe(), asked);
  }

  /** What to say of a long silence, once for each; of one thread. */
  Optional<String> silence() {
    Duration age = Duration.between(answer.at(), clock.instant());
    boolean stuck = age.compareTo(STUCK_AFTER) > 0;
    boolean news = stuck && !told;
    told = stuck;
    return news
        ? Optional.of(
            ("cluster: has not answered for %d s: a member is stuck, perhaps this one;"
                    + " its operation threads:%n%s")
                .formatted(age.toSeconds(), OperationThreads.stacks()))
        : Optional.empty();
  }

  /** Why no job may start yet: with too few members its work would be refused or lost. */
  Optional<String> minority() {
    int members = grid.getCluster().getMembers().size();
    return members >= membersNeeded
        ? Optional.empty()
        : Optional.of(
            "cluster: %d of at least %d members; waits for the others"
                .formatted(members, membersNeeded));
  }

  @Override
  public List<String> notReadyBecause() {
    Optional<String> minority = minority();
    if (minority.isPresent()) {
      return List.of(minority.get());
    }
    Answer last = answer;
    Duration age = Duration.between(last.at(), clock.instant());
    if (age.compareTo(STALE_AFTER) > 0) {
      return List.of("cluster: has not answered for " + age.toSeconds() + " s");
    }
    return last.safe() ? List.of() : List.of("cluster: backups are not complete yet");
  }

  @Override
  public void close() {
    silenceTicker.close();
    ticker.close();
  }
}
