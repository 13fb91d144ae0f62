package dev.lampo.bench;

import dev.lampo.matching.engine.Engine;
import dev.lampo.matching.evaluate.Accuracy;
import dev.lampo.matching.file.RecordFile;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Records that come one by one: an engine takes most of a file, then each of the last ones is
 * timed, from its row as delivered until the engine says what changed. One thread does it all.
 *
 * @param held how many records there were when the timing began
 * @param perSecond how many of them a second the engine took
 * @param nanos how long each of the others took
 * @param heap bytes that were left in the heap with the engine in it
 */
record MatchingAdd(int held, double perSecond, Histogram nanos, long heap, Accuracy accuracy) {
  private static final int TIMED_MAX = 20_000;

  /** Of fewer records at least this share is held before. */
  private static final int HELD_OF = 10;

  static MatchingAdd run(Model model, Path file, int[] truth) {
    int held = truth.length - Math.min(TIMED_MAX, truth.length / HELD_OF);
    Engine engine = Engine.of(model);
    Histogram nanos = new Histogram(3);
    try (HeapPeak heap = HeapPeak.watch();
        RecordFile rows = PeopleRecords.input(file).open()) {
      Columns columns = new Columns(model.rules(), PeopleRecords.SOURCE, rows.header());
      long begun = System.nanoTime();
      for (int row = 0; row < held; row++) {
        add(engine, columns, rows.next());
      }
      double perSecond = held / ((System.nanoTime() - begun) / 1e9);
      for (List<String> row = rows.next(); row != null; row = rows.next()) {
        long before = System.nanoTime();
        add(engine, columns, row);
        nanos.recordValue(System.nanoTime() - before);
      }
      long left = heap.leftBytes();
      return new MatchingAdd(held, perSecond, nanos, left, accuracy(engine, file, truth));
    }
  }

  private static void add(Engine engine, Columns columns, List<String> row) {
    engine.add(id(row), columns.features(row));
  }

  private static RecordId id(List<String> row) {
    return new RecordId(PeopleRecords.SOURCE, row.get(0));
  }

  private static Accuracy accuracy(Engine engine, Path file, int[] truth) {
    Map<Long, Integer> numbers = new HashMap<>();
    int[] found = new int[truth.length];
    try (RecordFile rows = PeopleRecords.input(file).open()) {
      for (int row = 0; row < found.length; row++) {
        long entity = engine.entity(id(rows.next())).orElseThrow();
        found[row] = numbers.computeIfAbsent(entity, any -> numbers.size());
      }
    }
    return Accuracy.of(found, truth);
  }

  /** Milliseconds that so many percent of the records took at most. */
  double millis(double percent) {
    return nanos.getValueAtPercentile(percent) / 1e6;
  }
}
