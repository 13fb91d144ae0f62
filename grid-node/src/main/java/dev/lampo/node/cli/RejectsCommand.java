package dev.lampo.node.cli;

import dev.lampo.client.Column;
import dev.lampo.client.Grid;
import dev.lampo.client.Row;
import dev.lampo.client.Rows;
import dev.lampo.model.RejectCause;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Lists the records that could not be used, or shows one of them in full. */
@Command(
    name = "rejects",
    description = {
      "Lists the records that could not be used.",
      "The newest come first; --show has one in full."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    subcommands = ReplayCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo rejects                              the newest",
      "  lampo rejects --cause unknown-station      those of one cause",
      "  lampo rejects --source brokers --limit 20  those of one source",
      "  lampo rejects --show brokers/0/4711        one with its payload",
      "  lampo rejects replay --cause unknown-station",
      "                                 reads them again after stations.csv was mended",
      "",
      "Exit codes: 0 answered, 1 failed or not found, 2 wrong usage."
    })
public final class RejectsCommand implements Callable<Integer> {
  private static final String LIST =
      "SELECT committed_at, id, cause, field, record_key, detail FROM rejects";

  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec spec;

  @Option(
      names = "--cause",
      paramLabel = "CAUSE",
      converter = Cause.class,
      description = "Only of this cause, such as unknown-station or invalid-value.")
  private RejectCause cause;

  @Option(names = "--source", paramLabel = "NAME", description = "Only of this source.")
  private String source;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "50",
      description = "At most so many. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(names = "--all", description = "Also those that were replayed and could be used.")
  private boolean all;

  @Option(names = "--json", description = "One object per line.")
  private boolean json;

  @Option(names = "--show", paramLabel = "ID", description = "This one with all its fields.")
  private String id;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is not positive: " + limit);
    }
    return connection.ask(spec, grid -> id == null ? list(grid) : show(grid));
  }

  private int list(Grid grid) {
    RejectFilter filter = RejectFilter.of(all, cause, source);
    String sql = LIST + filter.where() + " ORDER BY committed_at DESC LIMIT " + limit;
    PrintWriter out = spec.commandLine().getOut();
    try (Rows rows = grid.sql(sql, filter.values().toArray())) {
      (json ? ResultFormat.JSON : ResultFormat.TABLE).print(rows, out);
      if (!json) {
        out.println("(%d shown; %s)".formatted(rows.count(), FreshnessText.of(rows.freshness())));
      }
    }
    out.flush();
    return ConnectionOptions.OK;
  }

  private int show(Grid grid) {
    PrintWriter out = spec.commandLine().getOut();
    try (Rows rows = grid.sql("SELECT * FROM rejects WHERE id = ?", id)) {
      Iterator<Row> found = rows.iterator();
      if (!found.hasNext()) {
        spec.commandLine().getErr().println("no reject " + id + "; lampo rejects lists them");
        spec.commandLine().getErr().flush();
        return ConnectionOptions.FAILED;
      }
      Row row = found.next();
      out.println(json ? JsonPrinter.text(JsonPrinter.object(rows.columns(), row)) : block(row));
    }
    out.flush();
    return ConnectionOptions.OK;
  }

  private static String block(Row row) {
    return row.columns().stream()
        .map(Column::name)
        .map(
            name -> {
              Object value = row.value(name);
              String text = value == null ? "NULL" : CellText.onScreen(value);
              return String.format("%-17s %s", name, text);
            })
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** Reads the code of a cause. */
  static final class Cause implements ITypeConverter<RejectCause> {
    @Override
    public RejectCause convert(String code) {
      return Arrays.stream(RejectCause.values())
          .filter(known -> known.code().equalsIgnoreCase(code))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "no such cause: "
                          + code
                          + "; there are "
                          + Arrays.stream(RejectCause.values())
                              .map(RejectCause::code)
                              .collect(Collectors.joining(", "))));
    }
  }
}
