package dev.lampo.node.cli;

import dev.lampo.matching.file.Loading;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Field;
import dev.lampo.matching.rules.Rules;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What inputs lack: columns, values, names of their own, rows that could be used. */
final class ResolveInputs {
  private ResolveInputs() {}

  static void print(List<Loading.Loaded> inputs, Table table, Rules rules, PrintWriter out) {
    for (Loading.Loaded input : inputs) {
      if (!input.missing().isEmpty()) {
        out.printf(
            "%s: no column for %s%n", input.input().file(), String.join(", ", input.missing()));
      }
      if (input.byLine() && input.repeatedName().isEmpty()) {
        out.printf(
            "%s: records are named by their lines; --id COLUMN names them by a column%n",
            input.input().file());
      }
      input
          .repeatedName()
          .ifPresent(
              column ->
                  out.printf(
                      "%s: \"%s\" does not name each record: it repeats or is empty; records are"
                          + " named by their lines (--id %s leaves such rows out)%n",
                      input.input().file(), column, column));
      if (input.rejects().count() > 0) {
        out.printf(
            "%s: %,d row%s left out%n",
            input.input().file(), input.rejects().count(), input.rejects().count() == 1 ? "" : "s");
        input.rejects().told().forEach(reject -> out.println("  " + reject));
        long more = input.rejects().count() - input.rejects().told().size();
        if (more > 0) {
          out.printf("  and %,d more%n", more);
        }
      }
    }
    List<String> empty = empty(inputs, table, rules);
    if (!empty.isEmpty()) {
      out.printf("no record has a value that could be used for %s%n", String.join(", ", empty));
    }
  }

  /** The fields for which some input has a column and no record has a value. */
  static List<String> empty(List<Loading.Loaded> inputs, Table table, Rules rules) {
    List<String> empty = new ArrayList<>();
    for (Field field : rules.fields()) {
      boolean there = inputs.stream().anyMatch(input -> !input.missing().contains(field.name()));
      boolean filled =
          IntStream.range(0, rules.features().size())
              .filter(feature -> rules.features().get(feature).field().equals(field.name()))
              .anyMatch(feature -> table.vocabulary(feature).total() > 0);
      if (there && !filled) {
        empty.add(field.name());
      }
    }
    return empty;
  }
}
