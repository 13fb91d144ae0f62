package dev.lampo.node.cli;

import dev.lampo.matching.file.ClusterFile;
import dev.lampo.matching.file.TextFile;
import dev.lampo.matching.golden.Delivered;
import dev.lampo.matching.golden.DeliveredTable;
import dev.lampo.matching.golden.GoldenFile;
import dev.lampo.matching.golden.GoldenRecords;
import dev.lampo.matching.golden.Members;
import dev.lampo.matching.model.ModelFile;
import dev.lampo.matching.report.Report;
import dev.lampo.matching.report.ReportInput;
import dev.lampo.matching.resolve.Resolved;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the files that a resolution was asked for. Each is there whole or not at all. */
final class ResolveOutput {
  private final Resolved resolved;
  private final int[] truth;

  /**
   * Prepares to write.
   *
   * @param truth the true entity of each row, or null
   */
  ResolveOutput(Resolved resolved, int[] truth) {
    this.resolved = resolved;
    this.truth = truth;
  }

  /** Writes the files that are not null. */
  void write(Path clusters, Path golden, Path report, Path model) {
    if (clusters != null) {
      new ClusterFile(resolved.inputs(), resolved.records().table(), resolved::entityOf)
          .write(clusters);
    }
    if (golden != null) {
      Members members = Members.of(resolved.records().table(), delivered());
      GoldenFile.write(
          resolved.model().rules(),
          new GoldenRecords(resolved.model().rules(), members),
          resolved.resolution().entities(),
          golden);
    }
    if (report != null) {
      TextFile.write(report, Report.html(reported()));
    }
    if (model != null) {
      ModelFile.write(resolved.model(), model);
    }
  }

  /** The texts as they were delivered; the inputs are read once more for them. */
  private Delivered delivered() {
    return DeliveredTable.of(
        resolved.model().rules(), resolved.records().table(), resolved.inputs());
  }

  private ReportInput reported() {
    return new ReportInput(
        resolved.inputs().stream().map(each -> each.input().file().toString()).toList(),
        resolved.model(),
        resolved.records(),
        resolved.resolution(),
        Optional.ofNullable(truth),
        delivered(),
        Optional.empty());
  }
}
