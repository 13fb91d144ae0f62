package dev.lampo.jobs.copy;

import dev.lampo.model.GridMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the records of one map become rows of the table of the same name, and records again. Rows go
 * into a temporary table first; from there one statement per batch takes them over where they are
 * newer.
 *
 * @param <V> the stored record
 */
abstract class RowMapping<V> {
  /**
   * Of two states of one record the one with the higher revision is newer, whatever the stamps: a
   * revision has one counter, while two processors may count snapshots differently by one. Of equal
   * revisions the later stamp is.
   */
  static final String NEWER_REVISION =
      "(t.revision, t.stamp) <= (excluded.revision, excluded.stamp)";

  /** Of two states of one id within one stamp the one offered later is newer. */
  static final String NEWER_SEQUENCE =
      "(t.stamp, t.sequence) <= (excluded.stamp, excluded.sequence)";

  private static final Map<String, RowMapping<?>> BY_TABLE =
      Stream.of(
              new QuoteRows(),
              new EnquiryRows(),
              new EnquiryAliasRows(),
              new TombstoneRows(),
              new RejectRows())
          .collect(Collectors.toUnmodifiableMap(RowMapping::table, Function.identity()));

  private final GridMap<V> map;
  private final List<String> columns;
  private final List<String> stored;
  private final List<String> upsertStatements;

  /**
   * @param columns what {@link #write} fills, in its order, without {@code nanos}
   * @param stored what {@link #read} takes, in its order; the others are derived from these
   */
  RowMapping(GridMap<V> map, String columns, String stored) {
    this.map = map;
    this.columns = words(columns);
    this.stored = words(stored);
    this.upsertStatements = Stream.concat(before().stream(), Stream.of(upsertStatement())).toList();
  }

  /**
   * The mapping of a map.
   *
   * @throws IllegalArgumentException where the map has no table in the relational copy
   */
  static RowMapping<?> of(GridMap<?> map) {
    RowMapping<?> mapping = BY_TABLE.get(map.name());
    if (mapping == null) {
      throw new IllegalArgumentException("map is not in the relational copy: " + map.name());
    }
    return mapping;
  }

  /** Every mapping. */
  static Collection<RowMapping<?>> all() {
    return BY_TABLE.values();
  }

  /** Whether the map has a table in the relational copy. */
  static boolean knows(GridMap<?> map) {
    return BY_TABLE.containsKey(map.name());
  }

  /** Fills the columns of a row. */
  abstract void fill(V value, long sequence, RowEncoder out);

  /** Rebuilds the record of a row. */
  abstract V read(RowDecoder in);

  /** When the stored row gives way to the staged one; {@code t} is the stored, {@code excluded}. */
  abstract String newer();

  /** Statements before the upsert. */
  List<String> before() {
    return List.of();
  }

  /** Which of the staged rows {@code s} may be upserted. */
  String admitted() {
    return "";
  }

  final String table() {
    return map.name();
  }

  /**
   * Where an id stands in one of two tables: takes it out of the other one.
   *
   * @param comparison between the row there and the staged one, when it goes
   */
  final String removalFrom(GridMap<?> other, String comparison) {
    return "DELETE FROM "
        + other.name()
        + " t USING staged_"
        + table()
        + " s WHERE t.id = s.id AND (t.stamp, t.sequence) "
        + comparison
        + " (s.stamp, s.sequence)";
  }

  /** Where an id stands in one of two tables: only those that the other one does not hold. */
  static String absentFrom(GridMap<?> other) {
    return "WHERE NOT EXISTS (SELECT FROM " + other.name() + " o WHERE o.id = s.id)";
  }

  /** Writes a whole row. */
  final void write(Object value, long sequence, RowEncoder out) {
    out.row(columns.size() + 1);
    fill(map.valueType().cast(value), sequence, out);
    out.nanos();
  }

  final String stagingStatement() {
    return "CREATE TEMPORARY TABLE IF NOT EXISTS staged_"
        + table()
        + " (LIKE "
        + table()
        + ") ON COMMIT DELETE ROWS";
  }

  final String copyStatement() {
    return "COPY staged_"
        + table()
        + " ("
        + String.join(", ", columns)
        + ", nanos) FROM STDIN (FORMAT binary)";
  }

  /** What takes the staged rows over, in this order. */
  final List<String> upsertStatements() {
    return upsertStatements;
  }

  private String upsertStatement() {
    String all = String.join(", ", columns) + ", nanos";
    String update =
        Stream.concat(columns.stream(), Stream.of("nanos"))
            .filter(column -> !column.equals("id"))
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
    return "INSERT INTO "
        + table()
        + " AS t ("
        + all
        + ") SELECT "
        + all
        + " FROM staged_"
        + table()
        + " s "
        + admitted()
        + " ON CONFLICT (id) DO UPDATE SET "
        + update
        + " WHERE "
        + newer();
  }

  /** Reads the rows of a range of pages. */
  final String readStatement(long fromBlock, long toBlock) {
    String upTo = toBlock == Long.MAX_VALUE ? "" : " AND ctid < '(" + toBlock + ",0)'";
    return "COPY (SELECT nanos, "
        + String.join(", ", stored)
        + " FROM "
        + table()
        + " WHERE ctid >= '("
        + fromBlock
        + ",0)'"
        + upTo
        + ") TO STDOUT (FORMAT binary)";
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }
}
