package dev.lampo.bench;

import dev.lampo.matching.evaluate.Accuracy;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.record.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same records, blocking, comparisons and weights as SQL in DuckDB. It reads the values as
 * Lampo normalised them, and takes the weights that Lampo learnt: what SQL has no words for is not
 * held against it.
 */
final class DuckPeople {
  private final Model model;
  private final DuckRules rules;
  private final int features;
  private final Phases phases = new Phases();

  /**
   * What DuckDB made of the records.
   *
   * @param compared how many pairs it compared
   */
  record Result(Phases phases, Accuracy accuracy, long compared, String version) {
    /** Seconds for reading the normalised values. */
    double reading() {
      return phases.seconds().get("read");
    }
  }

  private DuckPeople(Model model) {
    this.model = model;
    this.rules = new DuckRules(model);
    this.features = model.rules().features().size();
  }

  /**
   * Runs all of it.
   *
   * @param folder for a file with the records, and for what does not fit in memory
   * @param truth the number of each record's person
   */
  static Result run(Model model, Table table, int[] truth, Path folder, int threads) {
    Path file = folder.resolve("normalised.csv");
    write(table, file);
    Properties settings = new Properties();
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("temp_directory", folder.resolve("duckdb").toString());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
        Statement sql = connection.createStatement()) {
      DuckPeople people = new DuckPeople(model);
      people.timed("read", sql, people.read(file));
      people.timed("prepare", sql, people.prepare());
      people.timed("block", sql, people.block());
      people.timed("compare", sql, people.weigh());
      people.cluster(sql);
      return new Result(
          people.phases,
          Accuracy.of(clusters(sql, truth.length), truth),
          number(sql, "SELECT count(*) FROM weighed"),
          connection.getMetaData().getDatabaseProductVersion());
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB says: " + e.getMessage(), e);
    }
  }

  private static void write(Table table, Path file) {
    int features = table.features().size();
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder(160);
      for (int row = 0; row < table.size(); row++) {
        line.setLength(0);
        line.append(row);
        for (int feature = 0; feature < features; feature++) {
          String text = table.text(row, feature);
          line.append(',').append(text == null ? "" : text);
        }
        out.append(line.append('\n'));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private String read(Path file) {
    String columns =
        IntStream.range(0, features)
            .mapToObj(feature -> "'f" + feature + "': 'VARCHAR'")
            .collect(Collectors.joining(", ", "{'row': 'INTEGER', ", "}"));
    return "CREATE TABLE records AS FROM read_csv('%s', header = false, delim = ',', quote = '',"
            .formatted(file.toString().replace("'", "''"))
        + " escape = '', nullstr = '', auto_detect = false, columns = "
        + columns
        + ")";
  }

  /** Adds the keys, and for values that weigh by their frequency the bits of their share. */
  private String prepare() {
    StringBuilder select = new StringBuilder("CREATE TABLE prepared AS SELECT records.*");
    StringBuilder from = new StringBuilder(" FROM records");
    for (int feature : rules.frequencies()) {
      select.append(", s%d".formatted(feature));
      from.append(
          " LEFT JOIN (SELECT f%1$d AS v%1$d, log2(%2$s) AS s%1$d FROM records GROUP BY f%1$d)"
                  .formatted(feature, rules.share(feature))
              + " ON f%1$d = v%1$d".formatted(feature));
    }
    List<String> keys = rules.keys();
    for (int rule = 0; rule < keys.size(); rule++) {
      select.append(", %s AS k%d".formatted(keys.get(rule), rule));
    }
    return select.append(from).toString();
  }

  /** Each pair once, by the first rule that gives it. */
  private String block() {
    List<String> joins = new ArrayList<>();
    for (int rule = 0; rule < rules.keys().size(); rule++) {
      String before =
          IntStream.range(0, rule)
              .mapToObj(" AND coalesce(l.k%1$d <> r.k%1$d, true)"::formatted)
              .collect(Collectors.joining());
      joins.add(
          "SELECT l.row AS a, r.row AS b FROM prepared l JOIN prepared r"
              + " ON l.k%1$d = r.k%1$d AND l.row < r.row".formatted(rule)
              + before);
    }
    return "CREATE TABLE pairs AS " + String.join("\nUNION ALL ", joins);
  }

  /** Two joins by row: faster than the weight in each of the joins by key. */
  private String weigh() {
    return "CREATE TABLE weighed AS SELECT a, b, %s AS bits FROM pairs".formatted(rules.weight())
        + " JOIN prepared l ON l.row = a JOIN prepared r ON r.row = b";
  }

  /** Labels go to neighbours, the least one wins, until none moves: entities are small. */
  private void cluster(Statement sql) throws SQLException {
    String matches = "FROM weighed WHERE bits >= " + model.rules().thresholds().matchBits();
    timed(
        "cluster",
        sql,
        "CREATE TABLE edges AS SELECT a, b %1$s UNION ALL SELECT b, a %1$s".formatted(matches)
            + " UNION ALL SELECT DISTINCT a, a FROM (SELECT a %1$s UNION ALL SELECT b %1$s)"
                .formatted(matches));
    timed("cluster", sql, "CREATE TABLE labels AS SELECT DISTINCT a AS row, a AS label FROM edges");
    boolean moved = true;
    while (moved) {
      timed(
          "cluster",
          sql,
          "CREATE OR REPLACE TABLE moved AS SELECT a AS row, min(label) AS label"
              + " FROM edges JOIN labels ON row = b GROUP BY a");
      long begun = System.nanoTime();
      moved =
          number(
                  sql,
                  "SELECT count(*) FROM moved JOIN labels USING (row)"
                      + " WHERE moved.label <> labels.label")
              > 0;
      phases.add("cluster", System.nanoTime() - begun);
      timed("cluster", sql, "CREATE OR REPLACE TABLE labels AS FROM moved");
    }
    timed(
        "cluster",
        sql,
        "CREATE TABLE clusters AS SELECT row, coalesce(label, row) AS cluster"
            + " FROM records LEFT JOIN labels USING (row)");
  }

  private void timed(String phase, Statement sql, String text) throws SQLException {
    long begun = System.nanoTime();
    sql.execute(text);
    phases.add(phase, System.nanoTime() - begun);
  }

  private static long number(Statement sql, String text) throws SQLException {
    try (ResultSet result = sql.executeQuery(text)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static int[] clusters(Statement sql, int records) throws SQLException {
    int[] clusters = new int[records];
    try (ResultSet result = sql.executeQuery("SELECT row, cluster FROM clusters")) {
      while (result.next()) {
        clusters[result.getInt(1)] = result.getInt(2);
      }
    }
    return clusters;
  }
}
