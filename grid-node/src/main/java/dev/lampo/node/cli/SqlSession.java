package dev.lampo.node.cli;

import dev.lampo.client.Grid;
import dev.lampo.client.GridException;
import dev.lampo.client.Rows;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;

/** Runs statements one after another and prints what they return. For one thread. */
final class SqlSession {
  private static final String TABLES =
      "SELECT table_name AS \"table\" FROM information_schema.views ORDER BY table_name";
  private static final String COLUMNS =
      "SELECT column_name AS \"column\", data_type AS type FROM information_schema.columns"
          + " WHERE table_name = ? ORDER BY ordinal_position";

  private final Grid grid;
  private final ResultFormat format;
  private final int limit;
  private final PrintWriter out;
  private final PrintWriter err;

  SqlSession(Grid grid, ResultFormat format, int limit, PrintWriter out, PrintWriter err) {
    this.grid = grid;
    this.format = format;
    this.limit = limit;
    this.out = out;
    this.err = err;
  }

  /**
   * Reads statements to the end, or to {@code \q}.
   *
   * @param stopAtError whether the first failure ends it: nobody watches a pipe
   * @return whether every statement was answered
   */
  boolean run(LineSource lines, boolean stopAtError) {
    StatementText text = new StatementText();
    boolean good = true;
    for (String line = lines.next(text.isEmpty()); line != null; line = next(lines, text)) {
      if (text.isEmpty() && line.strip().equals("\\q")) {
        return good;
      }
      for (String statement : text.add(line)) {
        good &= answer(statement);
        if (!good && stopAtError) {
          return false;
        }
      }
    }
    String rest = text.rest();
    return (rest.isBlank() || answer(rest)) && good;
  }

  /** Runs one statement or command; says what failed. */
  boolean answer(String statement) {
    try {
      if (statement.startsWith("\\")) {
        return command(statement);
      }
      show(statement);
      return true;
    } catch (GridException problem) {
      err.println(problem.code() + ": " + problem.getMessage());
      return false;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private boolean command(String command) {
    String[] words = command.split("\\s+");
    if (words[0].equals("\\d")) {
      if (words.length == 1) {
        show(TABLES);
      } else {
        show(COLUMNS, words[1]);
      }
      return true;
    }
    err.println("no such command: " + words[0] + "; there are \\d, \\d TABLE and \\q");
    return false;
  }

  private void show(String sql, Object... parameters) {
    long start = System.nanoTime();
    try (Rows rows = grid.sql(sql, parameters).first(limit)) {
      format.print(rows, out);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Consumer<String> say = format == ResultFormat.TABLE ? out::println : err::println;
      if (format == ResultFormat.TABLE) {
        say.accept(
            "(%d %s in %s; %s)"
                .formatted(
                    rows.count(),
                    rows.count() == 1 ? "row" : "rows",
                    FreshnessText.duration(took),
                    FreshnessText.of(rows.freshness())));
      }
      if (rows.truncated()) {
        say.accept("There are more rows: only the first " + limit + " are shown (--limit).");
      }
    }
  }

  private static String next(LineSource lines, StatementText text) {
    return lines.next(text.isEmpty());
  }
}
