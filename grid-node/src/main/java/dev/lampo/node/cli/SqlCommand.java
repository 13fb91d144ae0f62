package dev.lampo.node.cli;

import dev.lampo.client.Grid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the grid in SQL: one statement, a pipe of them, or a conversation. */
@Command(
    name = "sql",
    description = {"Asks the grid in SQL.", "Without a statement it reads them one after another."},
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo sql \"SELECT broker, COUNT(*) FROM quotes GROUP BY broker\"",
      "  lampo sql --format csv \"SELECT * FROM enquiries LIMIT 100\" > enquiries.csv",
      "  lampo sql < report.sql               statements end with a semicolon",
      "  lampo sql                            ask and be answered; \\d lists the tables,",
      "                                       \\d quotes the columns of one, \\q ends",
      "",
      "Exit codes: 0 answered, 1 failed, 2 wrong usage."
    })
public final class SqlCommand implements Callable<Integer> {
  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "STATEMENT",
      description = "One or more statements, divided by semicolons.")
  private String statement;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      converter = ResultFormat.Name.class,
      description = "table, csv or json. Default: ${DEFAULT-VALUE}")
  private ResultFormat format;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "1000",
      description = "Show at most so many rows of each result. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is not positive: " + limit);
    }
    return connection.ask(spec, this::answered);
  }

  private int answered(Grid grid) {
    PrintWriter out = spec.commandLine().getOut();
    SqlSession session = new SqlSession(grid, format, limit, out, spec.commandLine().getErr());
    return all(session) ? ConnectionOptions.OK : ConnectionOptions.FAILED;
  }

  private boolean all(SqlSession session) {
    if (statement != null) {
      return session.run(lines(statement), true);
    }
    if (System.console() == null) {
      return session.run(piped(), true);
    }
    try (Prompt prompt = Prompt.open()) {
      session.run(prompt, false);
      return true;
    }
  }

  private static LineSource lines(String text) {
    var lines = text.lines().iterator();
    return fresh -> lines.hasNext() ? lines.next() : null;
  }

  private static LineSource piped() {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    return fresh -> {
      try {
        return in.readLine();
      } catch (IOException broken) {
        throw new UncheckedIOException("cannot read statements from standard input", broken);
      }
    };
  }
}
