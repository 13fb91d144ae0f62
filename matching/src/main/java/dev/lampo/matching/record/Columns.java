package dev.lampo.matching.record;

import dev.lampo.matching.normal.Normaliser;
import dev.lampo.matching.rules.Feature;
import dev.lampo.matching.rules.Field;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the columns of one input become the features of the rules. Each field takes the first of its
 * columns in which the record has a value. Immutable; for several threads.
 */
public final class Columns {
  private final String source;
  private final int features;
  private final List<Take> takes = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> doubtful = new ArrayList<>();

  /**
   * Finds the columns; names are compared without regard to case, blanks, hyphens and underscores.
   *
   * @param source the input's name
   * @param header the input's columns in their order
   */
  public Columns(Rules rules, String source, List<String> header) {
    this.source = source;
    this.features = rules.features().size();
    Map<String, Integer> places = new HashMap<>();
    for (int i = header.size() - 1; i >= 0; i--) {
      places.put(plain(header.get(i)), i);
    }
    for (Field field : rules.fields()) {
      take(rules, field, places);
    }
    takes.stream().flatMapToInt(Take::all).forEach(i -> doubt(i, header));
  }

  private void doubt(int column, List<String> header) {
    for (int other = column + 1; other < header.size(); other++) {
      if (plain(header.get(column)).equals(plain(header.get(other)))) {
        doubtful.add('"' + header.get(column) + "\" and \"" + header.get(other) + '"');
      }
    }
  }

  /** Columns that rules ask for and that are called alike: each pair as people read it. */
  public List<String> doubtful() {
    return List.copyOf(doubtful);
  }

  /** The fields that this input does not have. */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  /** The column that gives a field's main input, or -1. */
  public int column(String field) {
    return takes.stream()
        .filter(take -> take.field.equals(field))
        .flatMapToInt(Take::all)
        .findFirst()
        .orElse(-1);
  }

  /** What a row delivers for a field: its columns with a blank between them; null for nothing. */
  public String delivered(String field, List<String> row) {
    String delivered =
        takes.stream()
            .filter(take -> take.field.equals(field))
            .flatMap(take -> Arrays.stream(take.delivered(row)))
            .filter(Objects::nonNull)
            .map(String::strip)
            .collect(Collectors.joining(" "));
    return delivered.isEmpty() ? null : delivered;
  }

  /** The record's features in the order of the rules; null where nothing is known. */
  public String[] features(List<String> row) {
    return features(source, row);
  }

  /**
   * The same for a row that tells its source itself.
   *
   * @param from the source; empty where it is unknown
   */
  public String[] features(String from, List<String> row) {
    String[] values = new String[features];
    values[0] = from.isEmpty() ? null : from;
    for (Take take : takes) {
      take.into(row, values);
    }
    return values;
  }

  private void take(Rules rules, Field field, Map<String, Integer> places) {
    Normaliser normaliser = field.normaliser();
    int[][] columns = new int[normaliser.inputs().size()][];
    boolean any = false;
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          field.columns().getOrDefault(normaliser.inputs().get(i), List.of()).stream()
              .mapToInt(name -> places.getOrDefault(plain(name), -1))
              .filter(column -> column >= 0)
              .toArray();
      any |= columns[i].length > 0;
    }
    if (!any) {
      missing.add(field.name());
      return;
    }
    int[] parts = new int[normaliser.parts().size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = place(rules.features(), field.name(), normaliser.parts().get(i).name());
    }
    takes.add(new Take(field.name(), normaliser, columns, parts));
  }

  private static int place(List<Feature> features, String field, String part) {
    for (int i = 1; i < features.size(); i++) {
      if (features.get(i).field().equals(field) && features.get(i).part().equals(part)) {
        return i;
      }
    }
    return -1;
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[\\s_.-]+", "");
  }

  /** How one field is made of a row. */
  private static final class Take {
    final String field;

    /** By the normaliser's input: in which columns it may be, in order of preference. */
    private final int[][] columns;

    private final Normaliser normaliser;

    /** By the normaliser's part: the feature, or -1. */
    private final int[] parts;

    private final SeenTexts kept = new SeenTexts();

    Take(String field, Normaliser normaliser, int[][] columns, int[] parts) {
      this.field = field;
      this.normaliser = normaliser;
      this.columns = columns;
      this.parts = parts;
    }

    IntStream all() {
      return Arrays.stream(columns).flatMapToInt(Arrays::stream);
    }

    /** By the normaliser's input; null where no column has a value. */
    String[] delivered(List<String> row) {
      String[] delivered = new String[columns.length];
      for (int i = 0; i < columns.length; i++) {
        for (int j = 0; j < columns[i].length && delivered[i] == null; j++) {
          String text = columns[i][j] < row.size() ? row.get(columns[i][j]) : null;
          delivered[i] = text == null || text.isBlank() ? null : text;
        }
      }
      return delivered;
    }

    void into(List<String> row, String[] values) {
      String[] delivered = delivered(row);
      if (isNothing(delivered)) {
        return;
      }
      String[] made = made(delivered);
      for (int i = 0; i < made.length; i++) {
        if (parts[i] >= 0) {
          values[parts[i]] = made[i];
        }
      }
    }

    private static boolean isNothing(String[] delivered) {
      for (String each : delivered) {
        if (each != null) {
          return false;
        }
      }
      return true;
    }

    private String[] made(String[] delivered) {
      return delivered.length == 1 && kept.helps()
          ? kept.of(delivered[0], text -> normaliser.normalise(delivered))
          : normaliser.normalise(delivered);
    }
  }
}
