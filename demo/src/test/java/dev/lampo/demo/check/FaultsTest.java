package dev.lampo.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.DemoServers.PreferredPorts;
import dev.lampo.demo.servers.House;
import dev.lampo.demo.servers.ServerException;
import dev.lampo.demo.servers.Wait;
import dev.lampo.demo.traffic.Channels;
import dev.lampo.demo.traffic.Traffic;
import dev.lampo.demo.traffic.TrafficPlan;
import dev.lampo.demo.traffic.TrafficReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three members as processes of their own over TCP, a real broker and a real database, and one
 * fault after the other while traffic flows; at the end maps and tables equal the truth. The seed
 * is printed; {@code -Dlampo.seed} repeats it.
 */
class FaultsTest {
  private static final long QUOTES = 20_000;
  private static final int HEAP_MEGABYTES = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration OUTAGE = Duration.ofSeconds(8);

  private static final int STACKS_CHARS_MAX = 12_000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void shouldLoseAndDoubleNothingOverEveryFault() throws InterruptedException {
    long seed = Long.getLong("lampo.seed", System.nanoTime() % 1_000_000);
    System.out.println("every fault: -Dlampo.seed=" + seed);
    House house = House.find();
    TrafficReference reference = TrafficReference.read(house.config("reference"));
    Traffic traffic =
        Traffic.planned(TrafficPlan.Settings.of(seed, QUOTES), reference, Channels.kafkaAlone());
    try (DemoServers servers =
        new DemoServers(
            house, directory, 3, HEAP_MEGABYTES, PreferredPorts.ANY, Channels.kafkaAlone())) {
      servers.startStores();
      servers.nodes().get(0).launch();
      servers.startNode(1, PATIENCE);
      try (TrafficFeed feed = new TrafficFeed(traffic, servers, Map.of())) {
        sendPart(feed, traffic, 0.15);
        step("a third member is added");
        servers.startNode(2, PATIENCE);

        sendPart(feed, traffic, 0.30);
        step("a member is killed and comes back");
        int victim = (int) (seed % 3);
        servers.nodes().get(victim).kill();
        sendPart(feed, traffic, 0.40);
        servers.startNode(victim, PATIENCE);

        step("a member stands still for 30 s");
        servers.nodes().get(1).pause();
        sendPart(feed, traffic, 0.50);
        elapse(PAUSE);
        servers.nodes().get(1).resume();
        servers.nodes().forEach(node -> node.awaitReady(PATIENCE));

        step("the database stops and starts");
        servers.postgres().stop();
        sendPart(feed, traffic, 0.60);
        elapse(OUTAGE);
        servers.postgres().start();

        sendPart(feed, traffic, 0.70);
        step("the broker stops and starts");
        servers.kafka().stop();
        elapse(OUTAGE);
        servers.kafka().start();

        sendPart(feed, traffic, 0.85);
        step("everything is killed and starts again");
        servers.killAll();
        startedAgain(servers);
        feed.raise(Long.MAX_VALUE);
        assertThat(feed.awaitEnd(PATIENCE.toSeconds())).isTrue();
        assertAsTheTruth(servers, traffic, feed);
      }
    }
  }

  /** Three members at once: where one is stuck, the others' logs say in which call. */
  private static void startedAgain(DemoServers servers) {
    try {
      servers.start(PATIENCE);
    } catch (ServerException failed) {
      servers.nodes().forEach(node -> System.err.println(stacks(node.log())));
      throw failed;
    }
  }

  private static String stacks(Path log) {
    try {
      String text = Files.readString(log);
      int at = text.lastIndexOf("and is stuck, perhaps");
      return log + (at < 0 ? ": nothing stuck" : text.substring(at).transform(FaultsTest::cut));
    } catch (IOException e) {
      return log + " cannot be read: " + e;
    }
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), STACKS_CHARS_MAX));
  }

  private static void assertAsTheTruth(DemoServers servers, Traffic traffic, TrafficFeed feed) {
    TableView tables = new TableView(servers.postgres());
    Map<String, Long> ends = feed.ends();
    await("everything is durable", () -> tables.positions().equals(ends));
    Differences differences = new Differences();
    try (GridView grid = new GridView(servers.addresses())) {
      for (Held side : List.of(grid, tables)) {
        new Comparison(traffic.truth(), feed, side, differences).run();
      }
    }
    for (Differences.Kind kind : Differences.Kind.values()) {
      assertThat(differences.named(kind)).as(kind.toString()).isEmpty();
    }
  }

  private static void sendPart(TrafficFeed feed, Traffic traffic, double part) {
    long upTo = (long) (part * traffic.records());
    feed.raise(upTo);
    await(upTo + " records are sent", () -> feed.sent() >= upTo);
  }

  private static void step(String what) {
    System.out.println("every fault: " + what);
  }

  private static void elapse(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Wait.until(() -> System.nanoTime() - end >= 0, Duration.ofMillis(100), time.multipliedBy(2));
  }

  private static void await(String what, BooleanSupplier condition) {
    if (!Wait.until(condition, Duration.ofMillis(100), PATIENCE)) {
      throw new AssertionError("waited in vain until " + what);
    }
  }
}
