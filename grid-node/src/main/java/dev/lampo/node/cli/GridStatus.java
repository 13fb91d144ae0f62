package dev.lampo.node.cli;

import dev.lampo.client.ClusterView;
import dev.lampo.client.ClusterView.JobView;
import dev.lampo.client.Freshness;
import dev.lampo.client.Freshness.SourcePart;
import dev.lampo.client.Grid;
import dev.lampo.client.Row;
import dev.lampo.client.Rows;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a grid at one moment.
 *
 * @param lastSnapshot when positions were stored last
 * @param counts rows of each map
 * @param standings quotes by standing
 * @param causes rejects by cause
 */
record GridStatus(
    ClusterView cluster,
    Freshness freshness,
    Optional<Instant> lastSnapshot,
    Map<String, Long> counts,
    Map<String, Long> standings,
    Map<String, Long> causes) {
  private static final List<GridMap<?>> COUNTED =
      List.of(
          GridMaps.QUOTES,
          GridMaps.ENQUIRIES,
          GridMaps.ENQUIRY_ALIASES,
          GridMaps.TOMBSTONES,
          GridMaps.REJECTS);

  static GridStatus of(Grid asked) {
    Grid grid = asked.acceptingIncomplete();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (GridMap<?> map : COUNTED) {
      counts.put(map.name(), counted(grid, "SELECT 'all', COUNT(*) FROM " + map).get("all"));
    }
    return new GridStatus(
        grid.cluster(),
        grid.freshness(),
        lastSnapshot(grid),
        counts,
        grouped(grid, "standing", GridMaps.QUOTES, ""),
        grouped(grid, "cause", GridMaps.REJECTS, "WHERE replayed_at IS NULL"));
  }

  /** What is not well, in words; nothing where all is. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (cluster.jobs().stream().noneMatch(job -> job.name().equals(GridMaps.RENTALS))) {
      complaints.add("job " + GridMaps.RENTALS + " is not there; the node's log says why");
    }
    for (JobView job : cluster.jobs()) {
      if (!job.running()) {
        complaints.add(
            "job %s is %s%s"
                .formatted(
                    job.name(), job.status(), job.lastFailure().map(why -> ": " + why).orElse("")));
      }
    }
    freshness.rebuilding().ifPresent(why -> complaints.add("maps are not complete: " + why));
    for (SourcePart part : freshness.stale()) {
      complaints.add(
          "source %s/%d is unreachable since %s: %s"
              .formatted(
                  part.source(),
                  part.partition(),
                  FreshnessText.time(part.unreachableSince().orElseThrow()),
                  part.error().orElse("no error told")));
    }
    for (SourcePart part : freshness.sources()) {
      part.alarm()
          .ifPresent(
              alarm ->
                  complaints.add(
                      "source %s/%d: %s".formatted(part.source(), part.partition(), alarm)));
    }
    freshness
        .copy()
        .filter(copy -> copy.failingSince().isPresent())
        .ifPresent(
            copy ->
                complaints.add(
                    "relational copy fails since %s: %s"
                        .formatted(
                            FreshnessText.time(copy.failingSince().orElseThrow()),
                            copy.error().orElse("no error told"))));
    return complaints;
  }

  private static Optional<Instant> lastSnapshot(Grid grid) {
    try (Rows rows = grid.sql("SELECT MAX(taken_at) FROM " + GridMaps.POSITIONS)) {
      return Optional.ofNullable(rows.iterator().next().instant(0));
    }
  }

  private static Map<String, Long> grouped(Grid grid, String column, GridMap<?> map, String where) {
    return counted(
        grid,
        "SELECT %s, COUNT(*) FROM %s %s GROUP BY %s ORDER BY %s"
            .formatted(column, map, where, column, column));
  }

  private static Map<String, Long> counted(Grid grid, String sql) {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (Rows rows = grid.sql(sql)) {
      for (Row row : rows) {
        counts.put(row.text(0), row.integer(1));
      }
    }
    return counts;
  }
}
