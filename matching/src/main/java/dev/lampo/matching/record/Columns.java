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
import java.util.stream.Collectors;

/**
 * How the columns of one input become the features of the rules. Each field takes the first of its
 * columns that the input has. Immutable; for several threads.
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
    takes.stream().flatMapToInt(take -> Arrays.stream(take.columns)).forEach(i -> doubt(i, header));
  }

  private void doubt(int column, List<String> header) {
    for (int other = column + 1; column >= 0 && other < header.size(); other++) {
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
        .flatMapToInt(take -> Arrays.stream(take.columns).filter(column -> column >= 0))
        .findFirst()
        .orElse(-1);
  }

  /** What a row delivers for a field: its columns with a blank between them; null for nothing. */
  public String delivered(String field, List<String> row) {
    String delivered =
        takes.stream()
            .filter(take -> take.field.equals(field))
            .flatMapToInt(take -> Arrays.stream(take.columns))
            .filter(column -> column >= 0 && column < row.size() && row.get(column) != null)
            .mapToObj(column -> row.get(column).strip())
            .filter(text -> !text.isEmpty())
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
    int[] columns = new int[normaliser.inputs().size()];
    boolean any = false;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = -1;
      for (String name : field.columns().getOrDefault(normaliser.inputs().get(i), List.of())) {
        if (columns[i] < 0) {
          columns[i] = places.getOrDefault(plain(name), -1);
        }
      }
      any |= columns[i] >= 0;
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

  /** Takes one field's columns apart. */
  private static final class Take {
    /** A power of two. */
    private static final int KEPT = 1 << 13;

    final String field;
    final int[] columns;
    private final Normaliser normaliser;
    private final int[] parts;

    /**
     * What was made of texts that were seen before: names, towns and days come again and again.
     * Threads may overwrite each other's, which are never wrong.
     */
    private final Made[] kept = new Made[KEPT];

    Take(String field, Normaliser normaliser, int[] columns, int[] parts) {
      this.field = field;
      this.normaliser = normaliser;
      this.columns = columns;
      this.parts = parts;
    }

    void into(List<String> row, String[] values) {
      String[] delivered = new String[columns.length];
      boolean any = false;
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] >= 0 && columns[i] < row.size()) {
          String text = row.get(columns[i]);
          delivered[i] = text == null || text.isBlank() ? null : text;
          any |= delivered[i] != null;
        }
      }
      if (!any) {
        return;
      }
      String[] made = made(delivered);
      for (int i = 0; i < made.length; i++) {
        if (parts[i] >= 0) {
          values[parts[i]] = made[i];
        }
      }
    }

    private String[] made(String[] delivered) {
      int hash = Arrays.hashCode(delivered);
      int slot = (hash ^ hash >>> 16) & KEPT - 1;
      Made before = kept[slot];
      if (before != null && Arrays.equals(before.delivered, delivered)) {
        return before.parts;
      }
      String[] made = normaliser.normalise(delivered);
      kept[slot] = new Made(delivered.clone(), made);
      return made;
    }
  }

  private record Made(String[] delivered, String[] parts) {}
}
