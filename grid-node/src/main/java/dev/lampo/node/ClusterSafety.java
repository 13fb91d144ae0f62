package dev.lampo.node;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the cluster is whole: enough members, and every partition with its backups. Each
 * member looks after its own partitions ({@link MemberSafety}); what it found last is asked of all
 * of them in the background, and their last answers are kept.
 *
 * <p>Hazelcast's own {@code isClusterSafe()} is not used: for each one who asks it makes every
 * member compare all its replicas anew, in one of the few threads that carry out the members'
 * operations, where it may wait for ten seconds and for the oldest member. Nodes that ask every
 * second then stand in each other's way, most of all when the cluster is not whole.
 */
final class ClusterSafety implements Readiness, AutoCloseable {
  /** The executor that answers; it has threads of its own. */
  static final String EXECUTOR = "lampo.safety";

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** How long all members together may take to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Answers older than this are none: this member cannot even ask. */
  private static final Duration STALE_AFTER = Duration.ofSeconds(15);

  /**
   * So long a silence comes of a member that is stuck rather than slow, and a person asks where.
   */
  private static final Duration STUCK_AFTER = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(ClusterSafety.class);

  private final HazelcastInstance grid;
  private final int membersNeeded;
  private final InstantSource clock;
  private final MemberSafety own;
  private final Ticker ticker = new Ticker("cluster-safety", this::tick);
  private volatile Answers last;
  private Instant allAnsweredAt;
  private boolean told;

  /** Why the cluster is not whole, empty if it is, and when its members had been asked. */
  private record Answers(List<String> reasons, Instant at) {}

  /**
   * Asks nothing before {@link #start()}.
   *
   * @param membersNeeded with fewer members the cluster may be the smaller part of a split one
   */
  ClusterSafety(HazelcastInstance grid, int membersNeeded, InstantSource clock) {
    this.grid = grid;
    this.membersNeeded = membersNeeded;
    this.clock = clock;
    this.own = new MemberSafety(grid);
    this.allAnsweredAt = clock.instant();
    this.last = new Answers(List.of("cluster: has not been asked yet"), allAnsweredAt);
  }

  ClusterSafety start() {
    own.start();
    ticker.startEvery(EVERY);
    return this;
  }

  private void tick() {
    try {
      List<String> found = new ArrayList<>();
      if (ask(found)) {
        allAnsweredAt = clock.instant();
      }
      last = new Answers(List.copyOf(found), clock.instant());
      silence().ifPresent(LOG::warn);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether everyone answered in time; adds why the cluster is not whole. */
  private boolean ask(List<String> found) throws InterruptedException {
    Map<Member, Future<String>> asked =
        grid.getExecutorService(EXECUTOR).submitToAllMembers(new MemberSafety.Question());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean all = true;
    for (Map.Entry<Member, Future<String>> one : asked.entrySet()) {
      Optional<String> unsafe = answer(one.getValue(), deadline - System.nanoTime());
      all &= unsafe.isPresent();
      String why = unsafe.orElse("does not answer");
      if (!why.isEmpty()) {
        found.add("cluster: " + GridMember.address(one.getKey()) + ": " + why);
      }
    }
    return all;
  }

  private static Optional<String> answer(Future<String> asked, long nanos)
      throws InterruptedException {
    try {
      return Optional.of(asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | ExecutionException e) {
      // A member that has just left fails so too; the next question goes to those that remain.
      return Optional.empty();
    }
  }

  /** What to say of a long silence, once for each; of one thread. */
  Optional<String> silence() {
    Duration age = Duration.between(allAnsweredAt, clock.instant());
    boolean stuck = age.compareTo(STUCK_AFTER) > 0;
    boolean news = stuck && !told;
    told = stuck;
    return news
        ? Optional.of(
            ("cluster: a member has not answered for %d s and is stuck, perhaps this one;"
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
    Answers answers = last;
    Duration age = Duration.between(answers.at(), clock.instant());
    return age.compareTo(STALE_AFTER) > 0
        ? List.of("cluster: could not be asked for " + age.toSeconds() + " s")
        : answers.reasons();
  }

  @Override
  public void close() {
    ticker.close();
    own.close();
  }
}
