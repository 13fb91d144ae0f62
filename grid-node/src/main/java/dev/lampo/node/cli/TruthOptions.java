package dev.lampo.node.cli;

import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.file.Loading;
import dev.lampo.matching.file.RecordFiles;
import dev.lampo.matching.file.Truth;
import dev.lampo.matching.record.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** Where it is written which records truly are one; one of them at most. */
final class TruthOptions {
  @Option(
      names = "--truth",
      paramLabel = "COLUMN",
      description =
          "Tells how right the result is: records with the same text in this column are one."
              + " COLUMN:/EXPRESSION/ takes what the expression's first group finds.")
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
    return Optional.ofNullable(column).map(text -> text.replaceFirst(":/.*/$", ""));
  }

  /**
   * Refuses a column or file that is not there.
   *
   * @param inputs what is going to be read
   */
  void check(List<Input> inputs) {
    if (column != null) {
      Truth.check(inputs, column);
    } else {
      RecordFiles.open(pairs != null ? pairs : key, null, null).close();
    }
  }

  /** The true entity of each row; {@link Truth#UNKNOWN} where nothing is said. */
  int[] entities(Table table, List<Loading.Loaded> inputs) {
    int[] entities = read(table, inputs);
    if (IntStream.of(entities).allMatch(entity -> entity == Truth.UNKNOWN)) {
      throw new BadFileException(
          (column != null ? "--truth " + column : "--truth-key " + key)
              + ": tells nothing of any record; is it the right one?");
    }
    return entities;
  }

  private int[] read(Table table, List<Loading.Loaded> inputs) {
    if (column != null) {
      return Truth.ofColumn(table, inputs, column);
    }
    return pairs != null ? Truth.ofPairs(table, inputs, pairs) : Truth.ofKey(table, key);
  }
}
