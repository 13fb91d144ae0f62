package dev.lampo.demo.check;

import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.Wait;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.Traffic;
import dev.lampo.model.SourcePosition;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Sends traffic through all of it, stops one server of the sources for a while, kills at three
 * seeded moments while at least {@link CheckReport#AT_RISK_MIN} records are read and not yet
 * durable, starts again, and compares maps and tables with the truth. One thread; everything waits
 * until a deadline at most.
 */
public final class DemoCheck {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration DOWN_FOR = Duration.ofSeconds(3);
  private static final Duration SAY_EVERY = Duration.ofSeconds(5);

  /** Where in the traffic the kills come, in parts of the whole: from, to. */
  private static final double[][] MOMENTS = {{0.08, 0.14}, {0.32, 0.38}, {0.68, 0.76}};

  /** So much is sent at full speed around a kill, so that there is something to lose. */
  private static final double BURST = 0.16;

  /**
   * Where in the traffic a server of the sources is stopped: from, to; and what comes meanwhile.
   */
  private static final double[] OUTAGE_MOMENT = {0.56, 0.60};

  private static final double OUTAGE = 0.04;
  private static final Duration OUTAGE_AT_LEAST = Duration.ofSeconds(5);

  private final DemoServers servers;
  private final Traffic traffic;
  private final long seed;
  private final long deadline;
  private final PrintStream out;
  private final TableView tables;
  private final List<Kill> kills = new ArrayList<>();
  private Outage outage;
  private final SplittableRandom random;
  private GridView grid;
  private long said;

  /**
   * A check of servers that have been started.
   *
   * @param atMost for the whole check
   * @param out for what happens, a line each
   */
  public DemoCheck(
      DemoServers servers, Traffic traffic, long seed, Duration atMost, PrintStream out) {
    this.servers = servers;
    this.traffic = traffic;
    this.seed = seed;
    this.deadline = System.nanoTime() + atMost.toNanos();
    this.out = out;
    this.tables = new TableView(servers.postgres());
    this.random = new SplittableRandom(seed);
  }

  /**
   * Runs the check.
   *
   * @throws CheckFailedException where something does not happen in time
   * @throws InterruptedException where the thread is interrupted
   */
  public CheckReport run() throws InterruptedException {
    grid = new GridView(servers.addresses());
    long start = System.nanoTime();
    try (TrafficFeed feed = new TrafficFeed(traffic, servers, begins())) {
      kill(Kill.Target.MEMBER, feed);
      kill(Kill.Target.DATABASE, feed);
      Optional<OutageStep> step = OutageStep.drawn(servers, traffic, random);
      if (step.isPresent()) {
        stopOneSource(step.get(), feed);
      }
      kill(Kill.Target.EVERYTHING, feed);
      feed.raise(Long.MAX_VALUE);
      if (!feed.awaitEnd(secondsLeft())) {
        throw new CheckFailedException("not all traffic was taken: " + state(feed));
      }
      boolean complete = awaitDurable(feed);
      double seconds = seconds(start);
      return report(feed, complete, seconds);
    } finally {
      grid.close();
    }
  }

  /**
   * Where the changes of each table begin: it was empty when it was read whole, and each change
   * since has the next number.
   */
  private Map<String, Long> begins() {
    Set<String> lanes =
        servers.sources().stream()
            .flatMap(brokers -> brokers.channels().all().stream())
            .filter(Channel::isTable)
            .map(channel -> SourcePosition.lane(channel.source(), 0))
            .collect(Collectors.toSet());
    Map<String, Long> begins = new HashMap<>();
    await(
        "every table is followed",
        null,
        () -> {
          // Of one look: the place of an earlier one may be that before the reading.
          Map<String, Long> followed = grid.followed();
          followed.keySet().retainAll(lanes);
          followed.entrySet().retainAll(tables.positions().entrySet());
          begins.putAll(followed);
          return followed.keySet().containsAll(lanes);
        });
    return begins;
  }

  private void stopOneSource(OutageStep step, TrafficFeed feed) {
    double part = OUTAGE_MOMENT[0] + random.nextDouble() * (OUTAGE_MOMENT[1] - OUTAGE_MOMENT[0]);
    long record = (long) (part * traffic.records());
    feed.raise(record);
    await("record " + record + " is sent", feed, () -> feed.sent() >= record);
    OutageStep.Patience patience = (what, condition) -> await(what, feed, condition);
    long sent = feed.sent();
    step.stop();
    long since = System.nanoTime();
    out.printf("stopped %s, %d sent%n", step.kind().name().toLowerCase(Locale.ROOT), sent);
    feed.raise((long) ((part + OUTAGE) * traffic.records()));
    Map<String, Double> fresh = step.awaitOthers(feed, grid::holds, patience);
    pause(OUTAGE_AT_LEAST.minusNanos(System.nanoTime() - since));
    double down = seconds(since);
    // While it is down: an answer from before the stop may have come late.
    feed.forgetNewest();
    long started = System.nanoTime();
    step.start();
    step.awaitStopped(feed, grid::holds, patience);
    outage = new Outage(step.kind(), sent, fresh, down, seconds(started));
    out.printf(
        "%s was down for %.1f s, others visible meanwhile after %s s, itself after %.1f s%n",
        outage.code(), down, rounded(fresh), outage.recoverySeconds());
  }

  private static Map<String, String> rounded(Map<String, Double> seconds) {
    Map<String, String> texts = new TreeMap<>();
    seconds.forEach((source, time) -> texts.put(source, "%.1f".formatted(time)));
    return texts;
  }

  private void kill(Kill.Target target, TrafficFeed feed) {
    double[] moment = MOMENTS[target.ordinal()];
    double at = moment[0] + random.nextDouble() * (moment[1] - moment[0]);
    long record = (long) (at * traffic.records());
    feed.raise(record);
    await("record " + record + " is sent", feed, () -> feed.sent() >= record);
    feed.raise((long) ((at + BURST) * traffic.records()));
    long[] risk = new long[1];
    await(
        CheckReport.AT_RISK_MIN + " records are read and not durable",
        feed,
        () -> (risk[0] = notDurable(feed)) >= CheckReport.AT_RISK_MIN);
    long sent = feed.sent();
    int victim = random.nextInt(servers.nodes().size());
    long since = System.nanoTime();
    switch (target) {
      case MEMBER -> servers.nodes().get(victim).kill();
      case DATABASE -> servers.postgres().kill();
      case EVERYTHING -> servers.killAll();
    }
    out.printf(
        "killed %s with %d records read and not durable, %d sent%n",
        target == Kill.Target.MEMBER ? "member " + (victim + 1) : target.code(), risk[0], sent);
    // The traffic goes on meanwhile, unless its broker is down: then it waits.
    pause(DOWN_FOR);
    recover(target, victim);
    double recovery = seconds(since);
    out.printf("all ready again after %.1f s%n", recovery);
    kills.add(new Kill(target, sent, risk[0], recovery));
  }

  private void recover(Kill.Target target, int victim) {
    // A client of before may wait long for members that are gone.
    grid.close();
    switch (target) {
      case MEMBER -> servers.startNode(victim, Duration.ofSeconds(secondsLeft()));
      case DATABASE -> servers.postgres().start();
      case EVERYTHING -> servers.start(Duration.ofSeconds(secondsLeft()));
    }
    grid = new GridView(servers.addresses());
  }

  /** Records that the grid has seen to hold and the database has not. */
  private long notDurable(TrafficFeed feed) {
    // The database last: what becomes durable in between is not counted.
    Map<String, Long> snapshot = grid.positions();
    Map<String, Long> durable = tables.positions();
    long atRisk = 0;
    for (String lane : feed.lanes()) {
      long stored = durable.getOrDefault(lane, 0L);
      long from = Math.max(stored, snapshot.getOrDefault(lane, 0L));
      atRisk += feed.canaries().readUpTo(lane, from, grid::holds) - stored;
    }
    return atRisk;
  }

  private boolean awaitDurable(TrafficFeed feed) {
    Map<String, Long> ends = feed.ends();
    boolean[] complete = new boolean[1];
    Wait.until(
        () -> {
          Map<String, String> missing = missing(ends, tables.positions());
          complete[0] = missing.isEmpty();
          say(feed, missing);
          return complete[0];
        },
        Duration.ofMillis(100),
        Duration.ofSeconds(secondsLeft()));
    return complete[0];
  }

  /** By lane what is still to come; sources without traffic have positions as well, and no end. */
  private static Map<String, String> missing(Map<String, Long> ends, Map<String, Long> durable) {
    Map<String, String> missing = new TreeMap<>();
    ends.forEach(
        (lane, end) -> {
          Long next = durable.get(lane);
          if (!end.equals(next)) {
            missing.put(lane, next + " of " + end);
          }
        });
    return missing;
  }

  private CheckReport report(TrafficFeed feed, boolean complete, double seconds) {
    Differences differences = new Differences();
    for (Held side : List.of(grid, tables)) {
      new Comparison(traffic.truth(), feed, side, differences).run();
    }
    return new CheckReport(
        seed,
        delivered(feed),
        traffic.truth(),
        differences,
        List.copyOf(kills),
        outage,
        new TreeMap<>(tables.positions()),
        complete,
        seconds);
  }

  private List<Delivered> delivered(TrafficFeed feed) {
    List<Delivered> delivered = new ArrayList<>();
    feed.acknowledgedBySource()
        .forEach((source, records) -> delivered.add(new Delivered(source, kind(source), records)));
    return delivered;
  }

  private String kind(String source) {
    return servers
        .sources()
        .map(brokers -> brokers.channels().ofSource(source))
        .orElse(Channel.TOPIC)
        .kind()
        .name()
        .toLowerCase(Locale.ROOT);
  }

  private void await(String what, TrafficFeed feed, BooleanSupplier condition) {
    boolean came =
        Wait.until(
            () -> {
              say(feed, null);
              return condition.getAsBoolean();
            },
            LOOK_EVERY,
            Duration.ofSeconds(secondsLeft()));
    if (!came) {
      throw new CheckFailedException("in vain waited until " + what + ": " + state(feed));
    }
  }

  private void say(TrafficFeed feed, Map<String, String> notDurable) {
    if (feed != null && System.nanoTime() - said > SAY_EVERY.toNanos()) {
      said = System.nanoTime();
      boolean saved = notDurable == null || notDurable.isEmpty();
      out.println(saved ? state(feed) : state(feed) + ", not yet durable: " + notDurable);
    }
  }

  private String state(TrafficFeed feed) {
    return feed == null
        ? "nothing sent yet"
        : "%d of %d records sent, %d acknowledged"
            .formatted(feed.sent(), traffic.records(), feed.acknowledged());
  }

  private long secondsLeft() {
    return Math.max(0, Duration.ofNanos(deadline - System.nanoTime()).toSeconds());
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
