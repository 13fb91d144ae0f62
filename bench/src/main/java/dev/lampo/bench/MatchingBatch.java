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
 * @param givenSeconds from normalised values to clusters by the model as if it had been given:
 *     records prepared, blocked, compared and joined once more
 */
record MatchingBatch(
    Phases phases,
    Model model,
    Prepared prepared,
    int[] truth,
    Accuracy accuracy,
    long compared,
    double givenSeconds,
    long heapUsed,
    long heapLeft) {
  static MatchingBatch run(Rules rules, Path file) {
    Phases phases = new Phases();
    try (HeapPeak heap = HeapPeak.watch()) {
      Table table = phases.time("read", () -> PeopleRecords.read(rules, file));
      Training.Trained trained = phases.time("train", () -> Training.trained(rules, table));
      Model model = trained.model();
      Prepared prepared = phases.time("prepare", () -> Prepared.of(table, model));
      Resolution resolution =
          phases.time("resolve", () -> new Resolver(model, prepared).resolve(trained.blocks()));
      // Before the truth is looked at, which takes memory of its own.
      long used = heap.usedBytes();
      long left = heap.leftBytes();
      int[] truth = PeopleRecords.truth(file);
      long begun = System.nanoTime();
      new Resolver(model, Prepared.of(table, model)).resolve();
      double givenSeconds = (System.nanoTime() - begun) / 1e9;
      return new MatchingBatch(
          phases,
          model,
          prepared,
          truth,
          Accuracy.of(resolution.entities(), truth),
          resolution.compared(),
          givenSeconds,
          used,
          left);
    }
  }

  /** Seconds from the file to clusters by a given model. */
  double withoutTraining() {
    return phases.seconds().get("read") + givenSeconds;
  }
}
