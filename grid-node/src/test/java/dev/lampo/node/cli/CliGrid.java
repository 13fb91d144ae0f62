package dev.lampo.node.cli;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sinks;
import com.hazelcast.jet.pipeline.test.TestSources;
import dev.lampo.model.CopyLane;
import dev.lampo.model.Customer;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Money;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.RestoreState;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Standing;
import dev.lampo.model.Stop;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.Verdict;
import dev.lampo.model.serial.GridSerializers;
import dev.lampo.model.serial.SqlTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** A member with rows of every map, and a way to run a command against it. */
final class CliGrid implements AutoCloseable {
  static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

  private final String cluster = "cli-" + UUID.randomUUID();
  private final int port = freePort();
  private final HazelcastInstance member = Hazelcast.newHazelcastInstance(config());

  CliGrid() {
    SqlTables.declare(member);
    GridMaps.GRID_STATE.in(member).putAll(RestoreState.filledBy(1));
    for (int i = 0; i < 20; i++) {
      GridMaps.QUOTES.in(member).put("b:" + i, quote(i));
    }
    reject(1, RejectCause.UNKNOWN_STATION, "no such station: \u001b[2JXXX");
    reject(2, RejectCause.INVALID_VALUE, "price is no number: abc");
    position(20, null);
    copy(null);
  }

  /** What a command printed and how it ended. */
  record Outcome(int exit, String out, String err) {}

  HazelcastInstance member() {
    return member;
  }

  /** Runs a command against this grid. */
  Outcome run(Callable<Integer> command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--address", "127.0.0.1:" + port, "--cluster", cluster));
    if (!all.contains("--timeout")) {
      // The first statement of a member compiles much; a busy machine needs more than ten seconds.
      all.addAll(List.of("--timeout", "2m"));
    }
    return runAnywhere(command, all.toArray(String[]::new));
  }

  /** Runs a command with these arguments alone. */
  static Outcome runAnywhere(Callable<Integer> command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Outcome(exit, out.toString(), err.toString());
  }

  /** Starts a job that runs for ever, under the name of the real one. */
  void startJob() {
    Pipeline pipeline = Pipeline.create();
    pipeline.readFrom(TestSources.itemStream(10)).withoutTimestamps().writeTo(Sinks.noop());
    member.getJet().newJob(pipeline, new JobConfig().setName(GridMaps.RENTALS));
  }

  void position(long end, Instant unreachable) {
    GridMaps.POSITIONS.in(member).put("b/0", new StoredPosition("b", 0, 20, T0, T0, 1));
    GridMaps.SOURCE_HEALTH
        .in(member)
        .put(
            "b/0",
            new SourceHealth(
                "b", 0, 0, end, T0, unreachable, unreachable == null ? null : "no broker"));
  }

  void copy(Instant failing) {
    GridMaps.COPY_LANES
        .in(member)
        .put(
            "0",
            new CopyLane(
                0, 1, 1L << 32 | 5, T0, 7, 13, 0, failing, failing == null ? null : "refused"));
  }

  @Override
  public void close() {
    member.getLifecycleService().terminate();
  }

  private void reject(int position, RejectCause cause, String detail) {
    SourcePosition origin = new SourcePosition("b", 0, position);
    GridMaps.REJECTS
        .in(member)
        .put(
            origin.toString(),
            new Reject(
                origin.toString(),
                origin,
                cause,
                "price",
                detail,
                "italcar-" + position,
                "{\"id\":" + position + "}",
                8,
                T0.plusSeconds(position),
                1));
  }

  private static Quote quote(int number) {
    LocalDateTime at = LocalDateTime.of(2026, 12, 1, 10, 0).plusDays(number % 4);
    QuoteTerms terms =
        new QuoteTerms(
            "broker" + number % 2,
            new Customer(
                "c" + number,
                number == 0 ? "Verdi, \"Anna\"" : null,
                number == 1 ? "" : null,
                null),
            new Stop("FCO", "FCO", at),
            new Stop("FCO", "FCO", at.plusDays(2)),
            "ECMR",
            "EC",
            Money.of("1" + number + ".5", "EUR"),
            T0);
    Standing standing = number % 5 == 0 ? Standing.SUPERSEDED : Standing.CURRENT;
    return new Quote(
        "b:" + number,
        terms,
        new Lineage(9_007_199_254_740_993L + number, 1, Lineage.NEVER, 1, Marks.NONE, T0, 1, 0),
        new Verdict(standing, Verdict.Reason.ONLY_OFFER, null, "E-b:" + number),
        0,
        1);
  }

  private Config config() {
    Config config = new Config();
    config.setClusterName(cluster);
    config
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.logging.type", "none")
        .setProperty("hazelcast.wait.seconds.before.join", "0")
        .setProperty("hazelcast.partition.count", "31");
    config.getJetConfig().setEnabled(true);
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(port).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.getJoin().getAutoDetectionConfig().setEnabled(false);
    network.getJoin().getMulticastConfig().setEnabled(false);
    GridSerializers.addTo(config.getSerializationConfig().getCompactSerializationConfig());
    GridMaps.all().forEach(map -> config.addMapConfig(map.config(0)));
    return config;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
