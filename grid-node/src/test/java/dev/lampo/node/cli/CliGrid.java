package dev.lampo.node.cli;

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
import dev.lampo.model.SourceHealth;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Standing;
import dev.lampo.model.Stop;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.Verdict;
import dev.lampo.model.testing.TestMembers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** A member with rows of every map, and a way to run a command against it. */
final class CliGrid implements AutoCloseable {
  static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

  private final TestMembers members = TestMembers.start(1);
  private final HazelcastInstance member = members.any();

  CliGrid() {
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
    all.addAll(List.of("--address", members.address(0), "--cluster", members.cluster()));
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
    members.close();
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
}
