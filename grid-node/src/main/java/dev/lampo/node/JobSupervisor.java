package dev.lampo.node;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.jobs.SupervisedJob;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Keeps the jobs running: absent ones are submitted, failed ones submitted again after a pause, and
 * those of another version replaced. Only the oldest member acts; the others look, so that each can
 * say whether it is ready. A job that an operator suspended stays suspended.
 */
public final class JobSupervisor implements Readiness, AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(500);

  private final HazelcastInstance grid;
  private final InstantSource clock;
  private volatile List<Supervision> supervisions = List.of();
  private final Supplier<Optional<String>> holdBecause;
  private final Ticker ticker = new Ticker("job-supervisor", this::tick);

  /**
   * Does nothing before {@link #start()} or {@link #tick()}.
   *
   * @param holdBecause why no job may be submitted now, or empty
   */
  public JobSupervisor(
      HazelcastInstance grid,
      List<SupervisedJob> jobs,
      Supplier<Optional<String>> holdBecause,
      InstantSource clock) {
    this.grid = grid;
    this.holdBecause = holdBecause;
    this.clock = clock;
    take(jobs);
  }

  /**
   * Looks after these jobs from now on, in place of those before. A job that runs as one of the
   * same name but another fingerprint is replaced; what is known of the others stays known.
   */
  public void take(List<SupervisedJob> jobs) {
    List<Supervision> before = supervisions;
    supervisions = jobs.stream().map(job -> supervision(before, job)).toList();
  }

  private Supervision supervision(List<Supervision> before, SupervisedJob job) {
    return before.stream()
        .filter(supervision -> supervision.goesOnWith(job))
        .findFirst()
        .orElseGet(() -> new Supervision(grid, job, clock));
  }

  /** Looks after the jobs from now on, on a thread of its own. */
  public JobSupervisor start() {
    ticker.startEvery(EVERY);
    return this;
  }

  /** Looks after every job once; for one thread. */
  public void tick() {
    boolean oldest = GridMember.isOldest(grid);
    for (Supervision supervision : supervisions) {
      supervision.tick(oldest, oldest ? holdBecause.get() : Optional.empty());
    }
  }

  /** The state of each job by its name, as last seen. */
  public Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    supervisions.forEach(supervision -> states.put(supervision.name(), supervision.state()));
    return states;
  }

  @Override
  public List<String> notReadyBecause() {
    return supervisions.stream()
        .flatMap(supervision -> supervision.notReadyBecause().stream())
        .toList();
  }

  /** Stops looking after the jobs; they run on. */
  @Override
  public void close() {
    ticker.close();
  }
}
