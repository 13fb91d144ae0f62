package dev.lampo.node.cli;

import dev.lampo.client.ClusterView.JobView;
import dev.lampo.client.ClusterView.Node;
import dev.lampo.client.Column;
import dev.lampo.client.Freshness;
import dev.lampo.client.Freshness.SourcePart;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints a {@link GridStatus} for people, what is wrong on top. */
final class StatusText {
  private final GridStatus status;
  private final PrintWriter out;

  StatusText(GridStatus status, PrintWriter out) {
    this.status = status;
    this.out = out;
  }

  void print() {
    List<String> complaints = status.complaints();
    out.println(complaints.isEmpty() ? "HEALTHY" : "NOT HEALTHY");
    complaints.forEach(complaint -> out.println("  " + CellText.onScreen(complaint)));
    out.println(FreshnessText.of(status.freshness()));
    members();
    jobs();
    sources();
    counts();
    copy();
    out.flush();
  }

  private void members() {
    List<List<String>> lines = new ArrayList<>();
    for (Node node : status.cluster().members()) {
      lines.add(List.of(node.address(), node.version()));
    }
    table("MEMBERS", columns("address", "version"), lines);
  }

  private void jobs() {
    List<List<String>> lines = new ArrayList<>();
    for (JobView job : status.cluster().jobs()) {
      lines.add(
          List.of(
              job.name(),
              job.status(),
              FreshnessText.time(job.since()),
              job.snapshotBytes().map(Object::toString).orElse("-"),
              job.lastFailure().map(CellText::onScreen).orElse("-")));
    }
    table("JOBS", columns("name", "status", "since", "#snapshot bytes", "last failure"), lines);
    out.println(
        "Last snapshot of positions: "
            + status.lastSnapshot().map(this::ago).orElse("none; the job has not taken one yet"));
  }

  private String ago(Instant at) {
    Duration age = Duration.between(at, status.freshness().takenAt());
    return FreshnessText.time(at)
        + " ("
        + FreshnessText.duration(age.isNegative() ? Duration.ZERO : age)
        + " ago)";
  }

  private void sources() {
    List<List<String>> lines = new ArrayList<>();
    for (SourcePart part : status.freshness().sources()) {
      lines.add(
          List.of(
              part.source() + "/" + part.partition(),
              position(part.next()),
              position(part.end()),
              Long.toString(part.behind()),
              part.asOf().map(FreshnessText::time).orElse("-"),
              part.unreachableSince().map(at -> "since " + FreshnessText.time(at)).orElse("-")));
    }
    table(
        "SOURCES", columns("partition", "#next", "#end", "#behind", "as of", "unreachable"), lines);
    for (SourcePart part : status.freshness().sources()) {
      part.note()
          .map(CellText::onScreen)
          .ifPresent(
              note -> out.println("  " + part.source() + "/" + part.partition() + ": " + note));
    }
  }

  private void counts() {
    List<List<String>> lines = new ArrayList<>();
    status
        .counts()
        .forEach(
            (map, count) -> {
              lines.add(List.of(map, count.toString()));
              parts(map).forEach((part, rows) -> lines.add(List.of("  " + part, rows.toString())));
            });
    table("MAPS", columns("map", "#rows"), lines);
  }

  private Map<String, Long> parts(String map) {
    return switch (map) {
      case "quotes" -> status.standings();
      case "rejects" -> status.causes();
      default -> Map.of();
    };
  }

  private void copy() {
    out.println();
    out.println("RELATIONAL COPY");
    Freshness freshness = status.freshness();
    out.println(
        freshness
            .copy()
            .map(
                copy ->
                    "  durable up to %s, %d rows pending"
                        .formatted(ago(copy.durableSince()), copy.pending()))
            .orElse("  none has reported: a full stop may lose what the sources do not hold"));
  }

  private void table(String title, List<Column> columns, List<List<String>> lines) {
    out.println();
    out.println(title);
    if (lines.isEmpty()) {
      out.println("  none");
    } else {
      TablePrinter.print(columns, lines, out);
    }
  }

  private static String position(long position) {
    return position < 0 ? "-" : Long.toString(position);
  }

  /** Columns by name; a number sign before it sets it to the right. */
  private static List<Column> columns(String... names) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      boolean numeric = name.startsWith("#");
      columns.add(new Column(numeric ? name.substring(1) : name, "VARCHAR", numeric));
    }
    return columns;
  }
}
