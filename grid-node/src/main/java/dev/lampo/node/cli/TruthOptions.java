package dev.lampo.node.cli;

import dev.lampo.matching.file.Truth;
import dev.lampo.matching.resolve.Resolved;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where it is written which records truly are one; one of them at most. */
final class TruthOptions {
  @Option(
      names = "--truth",
      paramLabel = "COLUMN",
      description = {
        "Tells how right the result is: records with the same text in this column are",
        "one. COLUMN:/EXPRESSION/ takes what the expression's first group finds."
      })
  private String column;

  @Option(
      names = "--truth-pairs",
      paramLabel = "FILE",
      description = "The same by a file with the ids of two records that are one in each row.")
  private Path pairs;

  @Option(
      names = "--truth-key",
      paramLabel = "FILE",
      description = "The same by a file with the columns cluster, record and source.")
  private Path key;

  /** The column of the inputs that tells the truth, if one does. */
  Optional<String> column() {
    return Optional.ofNullable(column).map(text -> text.replaceFirst(":/.*", ""));
  }

  /** The true entity of each row; {@link Truth#UNKNOWN} where nothing is said. */
  int[] entities(Resolved resolved) {
    if (column != null) {
      return Truth.ofColumn(resolved.records().table(), resolved.inputs(), column);
    }
    return pairs != null
        ? Truth.ofPairs(resolved.records().table(), resolved.inputs(), pairs)
        : Truth.ofKey(resolved.records().table(), key);
  }
}
