package dev.lampo.matching.file;

import dev.lampo.matching.record.Forest;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.settings.Spelling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which records truly are one, from a column of the inputs or from a file. */
public final class Truth {
  /** A row whose truth is not known. */
  public static final int UNKNOWN = -1;

  private final Table table;
  private final int[] entities;

  private Truth(Table table) {
    this.table = table;
    this.entities = new int[table.size()];
    Arrays.fill(entities, UNKNOWN);
  }

  /**
   * From a column: records with the same text are one. An empty text says nothing.
   *
   * @param column its name, or {@code name:/expression/} where a regular expression's first group,
   *     or all that it finds, counts
   */
  public static int[] ofColumn(Table table, List<Loading.Loaded> inputs, String column) {
    String name = name(column);
    Pattern pattern = pattern(column);
    inputs.forEach(loaded -> Naming.column(loaded.input(), loaded.header(), name));
    int[] entities = new Truth(table).entities;
    Map<String, Integer> numbers = new HashMap<>();
    DeliveredRows.forEach(
        table,
        inputs,
        (record, loaded, row) -> {
          String text = found(row.get(loaded.header().indexOf(name)).strip(), pattern);
          if (!text.isEmpty()) {
            numbers.putIfAbsent(text, numbers.size());
            entities[record] = numbers.get(text);
          }
        });
    return entities;
  }

  /**
   * Finds out early that a column, or an expression, is wrong.
   *
   * @throws BadFileException with what is wrong
   */
  public static void check(List<Input> inputs, String column) {
    pattern(column);
    for (Input input : inputs) {
      try (RecordFile file = input.open()) {
        Naming.column(input, file.header(), name(column));
      }
    }
  }

  private static boolean hasPattern(String column) {
    int slash = column.indexOf(":/");
    return slash > 0 && column.endsWith("/") && column.length() > slash + 2;
  }

  private static String name(String column) {
    return hasPattern(column) ? column.substring(0, column.indexOf(":/")) : column;
  }

  /** The expression behind a column's name; null where there is none. */
  private static Pattern pattern(String column) {
    if (!hasPattern(column)) {
      return null;
    }
    String text = column.substring(column.indexOf(":/") + 2, column.length() - 1);
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new BadFileException(
          "the truth's expression /" + text + "/ is wrong: " + e.getDescription());
    }
  }

  private static String found(String text, Pattern pattern) {
    if (pattern == null) {
      return text;
    }
    Matcher matcher = pattern.matcher(text);
    String found =
        !matcher.find() ? null : matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    return found == null ? "" : found;
  }

  /**
   * From a file with a pair of records in each row, that are one, as are those that follow from
   * them; all others are apart. The first two columns are the ids; of two inputs the first column
   * is of the first one. {@code source:id} may be written anywhere.
   */
  public static int[] ofPairs(Table table, List<Loading.Loaded> inputs, Path pairs) {
    Truth truth = new Truth(table);
    Map<RecordId, Integer> rows = truth.rows();
    Forest forest = new Forest(table.size());
    String first = inputs.get(0).input().source();
    String second = inputs.get(inputs.size() - 1).input().source();
    try (RecordFile file = RecordFiles.open(pairs, null, null)) {
      if (file.header().size() < 2) {
        throw new BadFileException(pairs + ":1: two columns with ids are needed");
      }
      if (rows.containsKey(new RecordId(first, file.header().get(0)))
          && rows.containsKey(new RecordId(second, file.header().get(1)))) {
        throw new BadFileException(
            pairs + ":1: names two records; the first line is for the columns' names");
      }
      for (List<String> row = file.next(); row != null; row = file.next()) {
        forest.join(
            truth.row(rows, first, row.get(0).strip(), pairs, file.line()),
            truth.row(rows, second, row.get(1).strip(), pairs, file.line()));
      }
      requireWhole(file);
    }
    Arrays.setAll(truth.entities, forest::root);
    return truth.entities;
  }

  /**
   * From a file that names for each record its true entity: the columns {@code cluster} (or {@code
   * cluster_id}, {@code entity}) and {@code record} (or {@code record_id}, {@code id}), and {@code
   * source} (or {@code data_source}) where there are several.
   */
  public static int[] ofKey(Table table, Path key) {
    Truth truth = new Truth(table);
    Map<RecordId, Integer> rows = truth.rows();
    Map<String, Integer> numbers = new HashMap<>();
    try (RecordFile file = RecordFiles.open(key, null, null)) {
      int cluster =
          named(key, file.header(), List.of("clusterid", "cluster", "entity", "entityid"));
      int id = named(key, file.header(), List.of("recordid", "record", "id"));
      int source =
          file.header().size() < 3 ? -1 : find(file.header(), List.of("datasource", "source"));
      for (List<String> row = file.next(); row != null; row = file.next()) {
        RecordId name =
            new RecordId(source < 0 ? "" : row.get(source).strip(), row.get(id).strip());
        Integer at = rows.get(name);
        if (at == null) {
          throw new BadFileException(
              key + ":" + file.line() + ": there is no record " + name + " in the inputs");
        }
        String entity = row.get(cluster).strip();
        if (!entity.isEmpty()) {
          numbers.putIfAbsent(entity, numbers.size());
          truth.add(at, numbers.get(entity), key, file.line());
        }
      }
      requireWhole(file);
    }
    return truth.entities;
  }

  private void add(int row, int entity, Path key, long line) {
    if (entities[row] != UNKNOWN && entities[row] != entity) {
      throw new BadFileException(
          key + ":" + line + ": record " + table.id(row) + " was in another cluster before");
    }
    entities[row] = entity;
  }

  /** A truth of which a part is left out would be none. */
  private static void requireWhole(RecordFile file) {
    if (file.rejects().count() > 0) {
      throw new BadFileException(file.rejects().told().get(0));
    }
  }

  private static int named(Path file, List<String> header, List<String> names) {
    int column = find(header, names);
    if (column < 0) {
      String near = Spelling.nearest(names.get(0), header);
      throw new BadFileException(
          file
              + ":1: no column is called "
              + String.join(" or ", names)
              + (near == null ? "" : "; did you mean \"" + near + "\"?"));
    }
    return column;
  }

  private static int find(List<String> header, List<String> names) {
    for (int i = 0; i < header.size(); i++) {
      if (names.contains(header.get(i).toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", ""))) {
        return i;
      }
    }
    return -1;
  }

  private int row(Map<RecordId, Integer> rows, String source, String text, Path file, long line) {
    Integer row = rows.get(new RecordId(source, text));
    int colon = text.indexOf(':');
    if (row == null && colon > 0) {
      row = rows.get(new RecordId(text.substring(0, colon), text.substring(colon + 1)));
    }
    if (row == null) {
      throw new BadFileException(
          file + ":" + line + ": there is no record " + text + " in the inputs");
    }
    return row;
  }

  private Map<RecordId, Integer> rows() {
    Map<RecordId, Integer> rows = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      rows.put(table.id(row), row);
    }
    return rows;
  }
}
