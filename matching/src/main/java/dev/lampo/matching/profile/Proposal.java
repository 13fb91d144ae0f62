package dev.lampo.matching.profile;

import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.file.RecordFile;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import dev.lampo.settings.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Rules made from what the columns of inputs seem to hold. They are a beginning, written as a file
 * that people go on with.
 */
public final class Proposal {
  /** What columns of dates of birth are called in the languages around. */
  private static final Pattern BIRTH =
      Pattern.compile("birth|born|dob|nascita|nato|naiss|geburt|nacim", Pattern.CASE_INSENSITIVE);

  private final List<ColumnProfile> columns;
  private final Map<String, ColumnProfile> fields = new LinkedHashMap<>();
  private final Sample sample;
  private final boolean linkOnly;

  private Proposal(Sample sample, List<ColumnProfile> columns, boolean linkOnly) {
    this.sample = sample;
    this.columns = columns;
    this.linkOnly = linkOnly;
    for (ColumnProfile column : columns) {
      if (column.kind() != ColumnKind.NOTHING) {
        fields.put(fieldName(column.name()), column);
      }
    }
  }

  /**
   * Looks at inputs.
   *
   * @param chosen only these columns; all where empty
   * @param left columns that say nothing about what is one, such as the truth
   * @param linkOnly whether records of one source are never one
   * @throws BadFileException where no column can be compared
   */
  public static Proposal of(
      List<Input> inputs, Set<String> chosen, Set<String> left, boolean linkOnly) {
    Sample sample = Sample.of(inputs);
    for (String name : chosen) {
      if (!sample.columns().contains(name)) {
        String near = Spelling.nearest(name, sample.columns());
        throw new BadFileException(
            "--columns: there is no column \""
                + name
                + "\"; there are "
                + String.join(", ", sample.columns())
                + (near == null ? "" : "; did you mean \"" + near + "\"?"));
      }
    }
    List<ColumnProfile> columns = new ArrayList<>();
    for (int i = 0; i < sample.columns().size(); i++) {
      String name = sample.columns().get(i);
      if (!left.contains(name) && (chosen.isEmpty() || chosen.contains(name))) {
        columns.add(ColumnProfile.of(sample, i));
      }
    }
    Path first = inputs.get(0).file();
    if (sample.rows().isEmpty()) {
      throw new BadFileException(first + ": has no record that could be used" + rejected(inputs));
    }
    Proposal proposal = new Proposal(sample, Telling.most(columns), linkOnly);
    if (proposal.fields.isEmpty()) {
      throw new BadFileException(
          first
              + ": no rules can be proposed from "
              + (sample.total() == 1 ? "one record" : sample.total() + " records")
              + ": every column is empty, an id, or the same in all; name rules by --rules");
    }
    return proposal;
  }

  /** What each column seems to hold. */
  public List<ColumnProfile> columns() {
    return List.copyOf(columns);
  }

  /** The rules file. */
  public String text() {
    KeyChoice choice = new KeyChoice(sample, rules(allKeys()));
    return text(choice.chosen(), choice.refine(fields));
  }

  /** The rules themselves. */
  public Rules rules() {
    return RulesFile.of("proposed rules", text());
  }

  private Rules rules(List<String> keys) {
    return RulesFile.of("proposed rules", text(keys, List.of()));
  }

  /** Every key of one field, and every pair of keys of two fields. */
  private List<String> allKeys() {
    List<String> keys = new ArrayList<>();
    List<String> names = List.copyOf(fields.keySet());
    for (int i = 0; i < names.size(); i++) {
      List<String> ours = fields.get(names.get(i)).kind().keys(names.get(i));
      keys.addAll(ours);
      for (int j = i + 1; j < names.size(); j++) {
        for (String theirs : fields.get(names.get(j)).kind().keys(names.get(j))) {
          ours.forEach(key -> keys.add(key + " + " + theirs));
        }
      }
    }
    if (keys.isEmpty()) {
      // Categories and numbers alone: all of them together.
      keys.add(String.join(" + ", names));
    }
    return keys;
  }

  private String text(List<String> keys, List<String> refine) {
    StringBuilder text = new StringBuilder();
    text.append("# Proposed from the columns of the input; edit it, then use it by --rules.\n");
    text.append("name: proposed\n\nfields:\n");
    fields.forEach(
        (field, column) ->
            text.append("  ")
                .append(field)
                .append(":\n    from: ")
                .append(quoted(column.name()))
                .append("\n    as: ")
                .append(column.kind().normaliser())
                .append('\n'));
    text.append("\nblocking:\n  keys:\n");
    keys.forEach(key -> text.append("    - ").append(key).append('\n'));
    if (!refine.isEmpty()) {
      text.append("  refine: [").append(String.join(", ", refine)).append("]\n");
    }
    text.append("\ncompare:\n");
    fields.forEach(
        (field, column) ->
            Compared.of(field, column.kind(), partner(column.kind()))
                .forEach(compared -> compared.into(text)));
    List<String> never = never();
    if (!never.isEmpty()) {
      text.append("\nnever:\n");
      never.forEach(veto -> text.append("  - ").append(veto).append('\n'));
    }
    return text.append("\nthresholds:\n  match: 0.9\n  review: 0.1\n").toString();
  }

  /** Couples and children share surname and door, which alone would make one of them. */
  private List<String> never() {
    List<String> never = new ArrayList<>(linkOnly ? List.of("same source") : List.of());
    String given = first(column -> column.kind() == ColumnKind.GIVEN);
    String born =
        first(column -> column.kind() == ColumnKind.DATE && BIRTH.matcher(column.name()).find());
    if (given != null && born != null) {
      never.add("apart " + born + " + differ " + given + ".known");
    }
    return never;
  }

  /** The first field of such a column, or null. */
  private String first(Predicate<ColumnProfile> such) {
    return fields.entrySet().stream()
        .filter(entry -> such.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Given and family names are typed into each other's columns. */
  private String partner(ColumnKind kind) {
    ColumnKind other =
        kind == ColumnKind.GIVEN
            ? ColumnKind.FAMILY
            : kind == ColumnKind.FAMILY ? ColumnKind.GIVEN : null;
    return fields.entrySet().stream()
        .filter(entry -> entry.getValue().kind() == other)
        .map(entry -> other.compared(entry.getKey()))
        .findFirst()
        .orElse("");
  }

  /** A name that rules may use: letters, digits and underscores. */
  private String fieldName(String column) {
    String plain = column.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    plain = plain.replaceAll("^_+|_+$", "");
    if (plain.isEmpty() || plain.equals("source")) {
      plain = "column_" + plain;
    }
    String free = plain;
    for (int i = 2; fields.containsKey(free); i++) {
      free = plain + "_" + i;
    }
    return free;
  }

  /** As YAML reads it again, whatever letters it has. */
  private static String quoted(String name) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char letter : name.toCharArray()) {
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (letter < ' ' || letter > '~' && !Character.isLetterOrDigit(letter)) {
        quoted.append(String.format("\\u%04x", (int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }

  private static String rejected(List<Input> inputs) {
    try (RecordFile file = inputs.get(0).open()) {
      file.next();
      return file.rejects().count() == 0 ? "" : "; the first: " + file.rejects().told().get(0);
    }
  }
}
