package dev.lampo.bench;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.batch.Resolver;
import dev.lampo.matching.evaluate.Accuracy;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Training;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import java.nio.file.Path;

/**
 * From a CSV file to clusters by Lampo, phase by phase.
 *
 * @param model what training made of the records, for other engines that do not train
 * @param compared how many pairs were compared
 */
record MatchingBatch(
    Phases phases,
    Model model,
    Prepared prepared,
    int[] truth,
    Accuracy accuracy,
    long compared,
    long heapUsed,
    long heapLeft) {
  /** The phase that DuckDB is spared: it takes the weights that Lampo learnt. */
  static final String TRAINING = "train";

  static MatchingBatch run(Rules rules, Path file) {
    Phases phases = new Phases();
    try (HeapPeak heap = HeapPeak.watch()) {
      Table table = phases.time("read", () -> PeopleRecords.read(rules, file));
      Model model = phases.time(TRAINING, () -> Training.train(rules, table));
      Prepared prepared = phases.time("prepare", () -> Prepared.of(table, model));
      Resolution resolution = phases.time("resolve", () -> new Resolver(model, prepared).resolve());
      // Before the truth is looked at, which takes memory of its own.
      long used = heap.usedBytes();
      long left = heap.leftBytes();
      int[] truth = PeopleRecords.truth(file);
      return new MatchingBatch(
          phases,
          model,
          prepared,
          truth,
          Accuracy.of(resolution.entities(), truth),
          resolution.compared(),
          used,
          left);
    }
  }

  /** Seconds from normalised values and a model to clusters. */
  double afterTraining() {
    return phases.seconds().get("prepare") + phases.seconds().get("resolve");
  }

  /** Seconds without training, reading and normalising included. */
  double untrained() {
    return phases.total() - phases.seconds().get(TRAINING);
  }
}
