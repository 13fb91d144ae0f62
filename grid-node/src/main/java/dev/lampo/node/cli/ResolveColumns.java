package dev.lampo.node.cli;

import dev.lampo.matching.profile.ColumnKind;
import dev.lampo.matching.profile.ColumnProfile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was made of the columns where no rules were given. */
final class ResolveColumns {
  private ResolveColumns() {}

  static void print(List<ColumnProfile> columns, PrintWriter err) {
    err.println(
        "no rules given; compared: "
            + columns.stream()
                .filter(column -> column.kind() != ColumnKind.NOTHING)
                .map(column -> column.name() + " (" + word(column.kind()) + ")")
                .collect(Collectors.joining(", ")));
    columns.stream()
        .filter(column -> column.kind() == ColumnKind.NOTHING)
        .forEach(column -> err.println("  not compared: " + column.name() + " " + column.why()));
    err.flush();
  }

  private static String word(ColumnKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
