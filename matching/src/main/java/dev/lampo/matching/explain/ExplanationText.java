package dev.lampo.matching.explain;

import java.util.ArrayList;
import java.util.List;

/** Explanations as text for a terminal. */
public final class ExplanationText {
  private static final int VALUE_LETTERS_MAX = 30;
  private static final int NAME_LETTERS_MAX = 40;
  private static final int RULE_LETTERS_MAX = 200;
  private static final int LINES_MAX = 50;

  private ExplanationText() {}

  /** A pair, one line for each comparison. */
  public static String of(PairExplanation pair) {
    StringBuilder text = new StringBuilder();
    text.append(name(pair.left().toString()))
        .append(" and ")
        .append(name(pair.right().toString()))
        .append(": ")
        .append(outcome(pair))
        .append('\n');
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("field", "says", "left", "right", "m", "u", "bits"));
    rows.add(List.of("prior", "", "", "", "", "", Shown.bits(pair.priorBits())));
    for (ComparedField field : pair.fields()) {
      rows.add(row(field));
    }
    rows.add(List.of("evidence", "", "", "", "", "", Shown.bits(pair.evidenceBits())));
    appendTable(rows, text);
    pair.never().forEach(veto -> text.append("  never: ").append(rule(veto)).append('\n'));
    pair.always().forEach(rule -> text.append("  always: ").append(rule(rule)).append('\n'));
    text.append(
        pair.compared()
            ? "  compared by: " + rule(String.join(", ", pair.sharedKeys())) + "\n"
            : "  never compared: no common key\n");
    return text.toString();
  }

  /** What becomes of a pair and why, in one line. */
  public static String outcome(PairExplanation pair) {
    if (!pair.compared()) {
      return "apart, never compared (its weight would say " + pair.weighed().word() + ")";
    }
    if (!pair.never().isEmpty()) {
      return "apart by a veto";
    }
    if (!pair.always().isEmpty()) {
      return "match by a rule";
    }
    return pair.verdict().word()
        + ", "
        + Shown.bits(pair.bits())
        + " bits, probability "
        + Shown.probability(pair.probability());
  }

  /** An entity: its records, what holds it together, and what was cut. */
  public static String of(EntityExplanation entity) {
    StringBuilder text = new StringBuilder();
    text.append(name(entity.entity().toString()))
        .append(": ")
        .append(entity.records().size())
        .append(entity.records().size() == 1 ? " record\n" : " records\n");
    appendLines(
        entity.records().stream().map(record -> "  " + name(record.toString())).toList(), text);
    if (!entity.links().isEmpty()) {
      text.append("held together by\n");
      appendLines(entity.links().stream().map(link -> "  " + line(link)).toList(), text);
    }
    entity
        .weakest()
        .filter(weakest -> entity.links().size() > 1)
        .ifPresent(weakest -> text.append("the weakest link: ").append(of(weakest)));
    if (!entity.cuts().isEmpty()) {
      text.append("cut\n");
      appendLines(entity.cuts().stream().map(ExplanationText::line).toList(), text);
    }
    return text.toString();
  }

  /** A path, step by step. */
  public static String of(PathExplanation path) {
    String ends = name(path.from().toString()) + " to " + name(path.to().toString());
    if (path.steps().isEmpty()) {
      return ends + ": no path\n";
    }
    StringBuilder text = new StringBuilder(ends).append(": steps ").append(path.steps().size());
    text.append('\n');
    path.steps().stream().limit(LINES_MAX).forEach(step -> text.append(of(step)));
    return text.toString();
  }

  private static List<String> row(ComparedField field) {
    String weight = Shown.bits(field.bits());
    return List.of(
        Shown.line(field.name(), VALUE_LETTERS_MAX),
        Shown.line(field.level(), VALUE_LETTERS_MAX)
            + (field.byFrequency() ? ", of " + Shown.share(field.frequency()) : ""),
        Shown.line(field.left(), VALUE_LETTERS_MAX),
        Shown.line(field.right(), VALUE_LETTERS_MAX),
        Shown.share(field.m()),
        Shown.share(field.u()),
        weight);
  }

  private static void appendTable(List<List<String>> rows, StringBuilder text) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], letters(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < columns; i++) {
        String blanks = " ".repeat(widths[i] - letters(row.get(i)));
        // The last column holds numbers, which stand right.
        line.append(' ').append(i == columns - 1 ? blanks + row.get(i) : row.get(i) + blanks);
        line.append(' ');
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static int letters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void appendLines(List<String> lines, StringBuilder text) {
    lines.stream().limit(LINES_MAX).forEach(line -> text.append(line).append('\n'));
    if (lines.size() > LINES_MAX) {
      text.append("  and ").append(lines.size() - LINES_MAX).append(" more\n");
    }
  }

  private static String line(Link link) {
    return name(link.left().toString())
        + " – "
        + name(link.right().toString())
        + "  "
        + Shown.bits(link.bits());
  }

  private static String line(Cut cut) {
    String between =
        cut.left() == null
            ? ""
            : " (" + name(cut.left().toString()) + " – " + name(cut.right().toString()) + ")";
    return "  " + line(cut.link()) + "  " + cut.reason() + between;
  }

  private static String rule(String text) {
    return Shown.line(text, RULE_LETTERS_MAX);
  }

  private static String name(String name) {
    return Shown.line(name, NAME_LETTERS_MAX);
  }
}
