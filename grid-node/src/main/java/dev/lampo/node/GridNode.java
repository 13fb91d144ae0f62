package dev.lampo.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import dev.lampo.model.serial.SqlTables;
import dev.lampo.settings.InvalidSettingsException;
import dev.lampo.settings.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node: the member with its SQL mappings, the supervision of jobs and sources, and the
 * answers to probes. Closing it is the ordered way out.
 */
public final class GridNode implements Readiness, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GridNode.class);

  /** Beyond the wait for its partitions, a member needs a moment for everything else. */
  private static final Duration SHUTDOWN_MARGIN = Duration.ofSeconds(10);

  private final NodeSettings settings;
  private final HazelcastInstance grid;
  private final ClusterSafety safety;
  private final FirstStatement firstStatement;
  private final JobSupervisor supervisor;
  private final Optional<ConfigurationWatch> configuration;
  private final HealthServer health;
  private final Instant startedAt = Instant.now();
  private volatile SourceWatchService watch;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private GridNode(
      NodeSettings settings, NodeWork work, HazelcastInstance grid, HealthServer health) {
    InstantSource clock = InstantSource.system();
    this.settings = settings;
    this.grid = grid;
    this.safety = new ClusterSafety(grid, settings.member().membersNeeded(), clock);
    this.firstStatement = new FirstStatement(grid);
    this.supervisor = new JobSupervisor(grid, work.jobs(), safety::minority, clock);
    this.watch = new SourceWatchService(grid, work.watchers(), safety::minority, clock);
    this.configuration =
        work.origin().map(origin -> new ConfigurationWatch(origin, this::takeOver));
    this.health = health;
    grid.getLifecycleService()
        .addLifecycleListener(
            event -> {
              if (event.getState() == LifecycleState.SHUTDOWN) {
                stopped.countDown();
              }
            });
  }

  /**
   * Starts a node and returns when its member has joined; it becomes ready later. Probes are
   * answered from the beginning.
   *
   * @throws InvalidSettingsException where the port for probes cannot be had; no member has joined
   */
  public static GridNode start(NodeSettings settings, NodeWork work) {
    AtomicReference<GridNode> joined = new AtomicReference<>();
    // First, for a member that joins and leaves again moves partitions for nothing.
    HealthServer health = probes(settings, joined);
    try {
      joined.set(join(settings, work, health));
      return joined.get();
    } catch (RuntimeException e) {
      health.close();
      throw e;
    }
  }

  private static HealthServer probes(NodeSettings settings, AtomicReference<GridNode> joined) {
    List<String> joining = List.of("node: its member has not joined yet");
    try {
      return HealthServer.start(
          settings.health(),
          () -> joined.get() == null ? joining : joined.get().notReadyBecause(),
          () ->
              joined.get() == null
                  ? Map.of("cluster", settings.cluster(), "ready", false, "reasons", joining)
                  : joined.get().status());
    } catch (IOException | IllegalArgumentException e) {
      NodeSettings.Health asked = settings.health();
      throw new InvalidSettingsException(
          List.of(
              new Problem(
                  settings.file().toString(),
                  0,
                  "health.port",
                  "probes cannot be answered at %s:%d (%s); set another port or health.bind"
                      .formatted(asked.bind(), asked.port(), e.getMessage()),
                  null)));
    }
  }

  private static GridNode join(NodeSettings settings, NodeWork work, HealthServer health) {
    HazelcastInstance grid = GridMember.start(settings);
    try {
      SqlTables.declare(grid);
      work.jobs().forEach(job -> job.prepare(grid));
      GridNode node = new GridNode(settings, work, grid, health);
      node.safety.start();
      node.firstStatement.start();
      node.supervisor.start();
      node.watch.start();
      node.configuration.ifPresent(ConfigurationWatch::start);
      return node;
    } catch (RuntimeException e) {
      grid.getLifecycleService().terminate();
      throw e;
    }
  }

  /** The member. */
  public HazelcastInstance grid() {
    return grid;
  }

  /** Where probes are answered. */
  public InetSocketAddress healthAddress() {
    return health.address();
  }

  /** The member's address as others reach it, {@code host:port}. */
  public String address() {
    return GridMember.address(grid.getCluster().getLocalMember());
  }

  @Override
  public List<String> notReadyBecause() {
    if (closing.get()) {
      return List.of("node: is shutting down");
    }
    if (!grid.getLifecycleService().isRunning()) {
      return List.of("node: its member has stopped");
    }
    List<String> reasons = new ArrayList<>(safety.notReadyBecause());
    reasons.addAll(firstStatement.notReadyBecause());
    reasons.addAll(supervisor.notReadyBecause());
    warmingUp().ifPresent(reasons::add);
    return reasons;
  }

  private Optional<String> warmingUp() {
    Duration up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    Duration left = settings.health().warmUp().minus(up);
    return left.isNegative() || left.isZero()
        ? Optional.empty()
        : Optional.of("node: warms up for another " + (left.toSeconds() + 1) + " s");
  }

  /** Waits until the member has stopped, by whatever; false when the time is over before. */
  public boolean awaitStop(Duration wait) throws InterruptedException {
    return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether somebody asked it to stop, as opposed to a member that stopped by itself. */
  public boolean isClosing() {
    return closing.get();
  }

  private void takeOver(NodeWork work) {
    work.jobs().forEach(job -> job.prepare(grid));
    supervisor.take(work.jobs());
    SourceWatchService before = watch;
    watch =
        new SourceWatchService(grid, work.watchers(), safety::minority, InstantSource.system())
            .start();
    before.close();
  }

  private Map<String, ?> status() {
    List<String> reasons = notReadyBecause();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("cluster", settings.cluster());
    status.put("version", Version.lampo());
    status.put("upSeconds", Duration.between(startedAt, Instant.now()).toSeconds());
    status.put("ready", reasons.isEmpty());
    status.put("reasons", reasons);
    if (grid.getLifecycleService().isRunning()) {
      status.put("node", address());
      status.put("members", GridMember.addresses(grid));
    }
    status.put("jobs", supervisor.states());
    configuration
        .flatMap(ConfigurationWatch::problem)
        .ifPresent(problem -> status.put("configuration", problem));
    status.put("relationalCopy", settings.copy().isPresent());
    return status;
  }

  /**
   * Leaves in order: not ready, supervision ended, partitions handed over to the other members
   * within the set time, probes closed.
   */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    Instant begun = Instant.now();
    configuration.ifPresent(ConfigurationWatch::close);
    supervisor.close();
    watch.close();
    firstStatement.close();
    safety.close();
    leaveCluster();
    health.close();
    log.info("stopped in {} ms", Duration.between(begun, Instant.now()).toMillis());
  }

  private void leaveCluster() {
    Thread leaving = new Thread(grid.getLifecycleService()::shutdown, "lampo-shutdown");
    leaving.setDaemon(true);
    leaving.start();
    Duration bound = settings.shutdownMaxWait().plus(SHUTDOWN_MARGIN);
    try {
      leaving.join(bound.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (leaving.isAlive()) {
      log.warn("member did not leave within {} s and is cut off", bound.toSeconds());
      grid.getLifecycleService().terminate();
    }
  }
}
