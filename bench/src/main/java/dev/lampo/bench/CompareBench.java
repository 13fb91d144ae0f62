package dev.lampo.bench;

import dev.lampo.bench.people.PeopleFile;
import dev.lampo.demo.WorkDirectory;
import dev.lampo.matching.compare.Measure;
import dev.lampo.matching.compare.Measuring;
import dev.lampo.matching.compare.Rarity;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.model.Training;
import dev.lampo.matching.normal.Part;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The comparisons that are made for every pair, by JMH, beside those of Apache Commons Text: one
 * pair for each call, of names and streets that are not the same. Half of them share a blocking
 * key, half are strangers. Public, because JMH makes subclasses.
 */
@State(Scope.Thread)
public class CompareBench {
  /** Of so many people the pairs are. */
  static final int RECORDS = 20_000;

  private static final int PAIRS = 1 << 10;
  private static final double ALIKE = 0.88;

  private final Measuring measuring = new Measuring();
  private final JaroWinklerSimilarity otherJaroWinkler = new JaroWinklerSimilarity();
  private final LevenshteinDistance otherEdits = new LevenshteinDistance(1);
  private final List<Value[]> names = new ArrayList<>();
  private final List<Value[]> streets = new ArrayList<>();
  private final List<Value[][]> records = new ArrayList<>();
  private Scorer scorer;
  private int next;

  /** Makes people, pairs of them, and a model. */
  @Setup
  public void prepare() {
    try (WorkDirectory folder = WorkDirectory.of(null)) {
      Path file = folder.path().resolve("people.csv");
      PeopleFile.write(file, 1, RECORDS);
      Rules rules = PeopleRules.read(folder.path(), false);
      Table table = PeopleRecords.read(rules, file);
      Model model = Training.train(rules, table);
      scorer = new Scorer(model);
      Prepared prepared = Prepared.of(table, model);
      fill(prepared, MatchingPairs.pairs(model, prepared), feature(table, "family"));
      fillStreets(table, feature(table, "street"));
    }
  }

  private void fill(Prepared prepared, int[] pairs, int family) {
    for (int i = 0; i < pairs.length; i += 2) {
      Value[] left = prepared.values(pairs[i]);
      Value[] right = prepared.values(pairs[i + 1]);
      if (records.size() < PAIRS) {
        records.add(new Value[][] {left, right});
      }
      addDifferent(left[family], right[family], PAIRS / 2);
    }
    for (int row = 1; names.size() < PAIRS; row++) {
      addDifferent(prepared.values(row - 1)[family], prepared.values(row)[family], PAIRS);
    }
  }

  private void addDifferent(Value left, Value right, int most) {
    if (names.size() < most && left != null && right != null && !left.same(right)) {
      names.add(new Value[] {left, right});
    }
  }

  private void fillStreets(Table table, int street) {
    for (int row = 1; streets.size() < PAIRS; row++) {
      String left = table.text(row - 1, street);
      String right = table.text(row, street);
      if (left != null && right != null) {
        streets.add(new Value[] {words(left), words(right)});
      }
    }
  }

  private static Value words(String text) {
    return Value.of(text, Part.Kind.TEXT, 1, Rarity.NONE);
  }

  private static int feature(Table table, String name) {
    for (int i = 0; i < table.features().size(); i++) {
      if (table.features().get(i).toString().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException("the rules have no " + name);
  }

  private <T> T next(List<T> pairs) {
    next = (next + 1) & (PAIRS - 1);
    return pairs.get(next);
  }

  /** Jaro–Winkler as rules ask for it: below the bound any answer will do. */
  @Benchmark
  public double jaroWinkler() {
    Value[] pair = next(names);
    return measuring.measured(Measure.JARO_WINKLER, pair[0], pair[1], ALIKE);
  }

  /** Jaro–Winkler to the end, whatever the answer. */
  @Benchmark
  public double jaroWinklerWhole() {
    Value[] pair = next(names);
    return measuring.measured(Measure.JARO_WINKLER, pair[0], pair[1], 0);
  }

  /** Jaro–Winkler of Commons Text, which knows no bound. */
  @Benchmark
  public double jaroWinklerOther() {
    Value[] pair = next(names);
    return otherJaroWinkler.apply(pair[0].text(), pair[1].text());
  }

  /** Whether one edit suffices, turned neighbours being one. */
  @Benchmark
  public double edits() {
    Value[] pair = next(names);
    return measuring.measured(Measure.EDITS, pair[0], pair[1], 1);
  }

  /** Whether one edit suffices by Commons Text, to which turned neighbours are two. */
  @Benchmark
  public int editsOther() {
    Value[] pair = next(names);
    return otherEdits.apply(pair[0].text(), pair[1].text());
  }

  /** Common words of streets. */
  @Benchmark
  public double words() {
    Value[] pair = next(streets);
    return measuring.measured(Measure.WORDS_ALIKE, pair[0], pair[1], 0.7);
  }

  /** All six fields of two records. */
  @Benchmark
  public double weigh() {
    Value[][] pair = next(records);
    return scorer.weigh(pair[0], pair[1]);
  }
}
