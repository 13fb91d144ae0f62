package dev.lampo.node.cli;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.client.ErrorCode;
import dev.lampo.client.GridException;
import dev.lampo.jobs.rentals.Audit;
import dev.lampo.model.GridMaps;
import dev.lampo.model.RestoreState;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Resolves the stored quotes again by the batch path and names every difference. */
@Command(
    name = "audit",
    description = {
      "Resolves all stored quotes again and compares.",
      "The batch path decides anew; every map, and every table of the relational",
      "copy, is compared with the result. While quotes arrive, only what differs",
      "twice in the same way is reported."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo audit",
      "  lampo audit --json",
      "  lampo audit --address 10.0.0.5:5701",
      "",
      "--timeout is for connecting; comparing takes as long as the rows need.",
      "Exit codes: 0 no difference, 1 differences or failed, 2 nothing was compared."
    })
public final class AuditCommand implements Callable<Integer> {
  private static final int NOTHING_COMPARED = 2;

  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec spec;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "50",
      description = "Name at most so many differences. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(names = "--json", description = "One object per line, the summary last.")
  private boolean json;

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit is negative: " + limit);
    }
    return connection.askClient(spec, this::audited);
  }

  private int audited(HazelcastInstance grid) {
    Instant begun = Instant.now();
    if (isRebuilding(grid)) {
      return ConnectionOptions.FAILED;
    }
    Audit.Report report = new Audit(grid).run();
    if (isRebuilding(grid)) {
      return ConnectionOptions.FAILED;
    }
    print(report, Duration.between(begun, Instant.now()));
    return exitCode(report);
  }

  /** Says so where something may be missing in the maps: then no difference means anything. */
  private boolean isRebuilding(HazelcastInstance grid) {
    Optional<String> reason =
        RestoreState.incompleteBecause(GridMaps.GRID_STATE.in(grid).getAll(RestoreState.KEYS));
    reason.ifPresent(
        why ->
            ConnectionOptions.report(
                spec,
                new GridException(
                    ErrorCode.REBUILDING, why + "; audit again when lampo status is healthy")));
    return reason.isPresent();
  }

  private void print(Audit.Report report, Duration took) {
    PrintWriter out = spec.commandLine().getOut();
    report.named().stream()
        .limit(limit)
        .forEach(difference -> out.println(json ? JsonPrinter.text(difference) : difference));
    String copy = report.withCopy() ? "maps and relational copy" : "maps only, no copy configured";
    if (json) {
      out.println(JsonPrinter.text(new Summary(report, took)));
    } else {
      out.printf(
          "%,d rows compared (%s), %,d differences, %.1f s%n",
          report.compared(), copy, report.differences(), took.toMillis() / 1000.0);
    }
    if (report.compared() == 0) {
      spec.commandLine().getErr().println("nothing was compared: the maps are empty");
      spec.commandLine().getErr().flush();
    }
    out.flush();
  }

  /** The last line of {@code --json}. */
  record Summary(long compared, boolean withCopy, long differences, double seconds) {
    Summary(Audit.Report report, Duration took) {
      this(report.compared(), report.withCopy(), report.differences(), took.toMillis() / 1000.0);
    }
  }

  private static int exitCode(Audit.Report report) {
    if (report.compared() == 0) {
      return NOTHING_COMPARED;
    }
    return report.differences() == 0 ? ConnectionOptions.OK : ConnectionOptions.FAILED;
  }
}
