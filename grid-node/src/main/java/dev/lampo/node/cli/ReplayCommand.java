package dev.lampo.node.cli;

import dev.lampo.client.Grid;
import dev.lampo.client.Row;
import dev.lampo.client.Rows;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has rejected records read again, after what was missing has been mended. */
@Command(
    name = "replay",
    description = {
      "Reads rejected records again.",
      "The mapping and the reference files are those in force now. Records that can",
      "be used become quotes; the others stay, with what is wrong now."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo rejects replay --cause unknown-station   all of one cause",
      "  lampo rejects replay brokers/0/4711            one",
      "  lampo rejects replay --source brokers          all of one source",
      "",
      "Exit codes: 0 all could be used, 1 some could not or it failed, 2 wrong usage."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int BATCH = 1_000;

  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Rejects, as lampo rejects lists.")
  private List<String> ids = List.of();

  @Option(
      names = "--cause",
      paramLabel = "CAUSE",
      converter = RejectsCommand.Cause.class,
      description = "All of this cause.")
  private RejectCause cause;

  @Option(names = "--source", paramLabel = "NAME", description = "All of this source.")
  private String source;

  @Option(names = "--json", description = "One object with the counts.")
  private boolean json;

  @Override
  public Integer call() {
    if (ids.isEmpty() && cause == null && source == null) {
      throw new ParameterException(
          spec.commandLine(), "Which rejects? Name some, or give --cause or --source.");
    }
    if (!ids.isEmpty() && (cause != null || source != null)) {
      throw new ParameterException(
          spec.commandLine(), "Name rejects, or give --cause or --source; not both.");
    }
    return connection.ask(spec, this::replay);
  }

  private int replay(Grid grid) {
    List<String> chosen = ids.isEmpty() ? chosen(grid) : ids;
    long used = 0;
    long known = 0;
    Reject first = null;
    for (int from = 0; from < chosen.size(); from += BATCH) {
      List<String> batch = chosen.subList(from, Math.min(from + BATCH, chosen.size()));
      for (Reject reject : grid.replay(batch)) {
        known++;
        if (reject.replayedAt() != null) {
          used++;
        } else if (first == null) {
          first = reject;
        }
      }
    }
    report(chosen.size(), known, used, first);
    return used == chosen.size() ? ConnectionOptions.OK : ConnectionOptions.FAILED;
  }

  private List<String> chosen(Grid grid) {
    RejectFilter filter = RejectFilter.of(false, cause, source);
    String sql = "SELECT id FROM rejects" + filter.where();
    List<String> found = new ArrayList<>();
    try (Rows rows = grid.sql(sql, filter.values().toArray())) {
      for (Row row : rows) {
        found.add(row.text(0));
      }
    }
    return found;
  }

  private void report(int asked, long known, long used, Reject first) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.printf(
          "{\"asked\":%d,\"used\":%d,\"stillRejected\":%d,\"unknown\":%d}%n",
          asked, used, known - used, asked - known);
    } else {
      out.printf("%d of %d rejects could be used now%n", used, asked);
      if (asked > known) {
        out.printf("%d are not known%n", asked - known);
      }
      if (first != null) {
        out.printf(
            "%d stay, the first of them %s: %s: %s%n",
            known - used, first.id(), first.cause().code(), CellText.onScreen(first.detail()));
      }
    }
    out.flush();
  }
}
