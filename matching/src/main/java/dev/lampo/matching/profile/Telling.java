package dev.lampo.matching.profile;

import dev.lampo.matching.rules.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of very many columns those that tell records apart best: full ones with many different texts. */
final class Telling {
  /** Keys are tried for every two columns: more would take too long. */
  private static final int FIELDS_MAX = 40;

  private Telling() {}

  /** All columns, with the least telling ones left out where there are too many to compare. */
  static List<ColumnProfile> most(List<ColumnProfile> columns) {
    List<ColumnProfile> best = new ArrayList<>(columns);
    best.removeIf(column -> column.kind() == ColumnKind.NOTHING);
    best.sort(Comparator.comparingDouble(Telling::bits).reversed());
    Set<ColumnProfile> kept = new HashSet<>();
    double outcomes = 0;
    for (ColumnProfile column : best) {
      double more =
          Compared.of(column.name(), column.kind(), "").stream()
              .mapToDouble(compared -> Comparison.bits(compared.levels().split(",").length + 1))
              .sum();
      if (kept.size() < FIELDS_MAX && outcomes + more <= Comparison.BITS_MAX) {
        outcomes += more;
        kept.add(column);
      }
    }
    return columns.stream()
        .map(column -> !best.contains(column) || kept.contains(column) ? column : left(column))
        .toList();
  }

  /** About what the column tells of a record: nothing where it is empty. */
  private static double bits(ColumnProfile column) {
    return (double) column.filled() / column.rows() * Math.log(1 + column.distinct());
  }

  private static ColumnProfile left(ColumnProfile column) {
    return new ColumnProfile(
        column.name(),
        column.rows(),
        column.filled(),
        column.distinct(),
        ColumnKind.NOTHING,
        "tells least of more columns than can be compared; see --columns");
  }
}
