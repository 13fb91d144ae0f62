package dev.lampo.matching.evaluate;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.explain.PairExplainer;
import dev.lampo.matching.explain.PairExplanation;
import dev.lampo.matching.explain.Records;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Holds a resolution against the truth. */
public final class Evaluator {
  /** So many true pairs are looked at for some that were never compared. */
  private static final long LOOKED_MAX = 5_000_000;

  private static final int PAIRS_KEPT_MAX = 10_000;

  /** Below every weight: these pairs are shown before those that were compared. */
  private static final double NEVER_COMPARED = -1e6;

  private final Model model;
  private final Prepared records;
  private final Resolution resolution;
  private final Known truth;
  private final int errorsMax;

  /**
   * Prepares an evaluation.
   *
   * @param truth the number of each row's true entity; -1 where not known
   * @param errorsMax of each kind of error so many are shown
   */
  public Evaluator(
      Model model, Prepared records, Resolution resolution, int[] truth, int errorsMax) {
    this.model = model;
    this.records = records;
    this.resolution = resolution;
    this.truth = new Known(truth);
    this.errorsMax = errorsMax;
  }

  /** Evaluates, weighing all pairs anew. */
  public Evaluation evaluate() {
    return evaluate(PairSurvey.of(model, records, truth.entities()));
  }

  /** Evaluates by a survey with the same truth. */
  public Evaluation evaluate(PairSurvey survey) {
    return new Evaluation(
        truth.accuracy(resolution.entities()),
        ThresholdCurve.of(
            truth.entities(), survey.likely(), model.rules().thresholds().matchBits()),
        survey.recall(),
        falsePositives(),
        falseNegatives(survey.ones()),
        survey.recall().truePairs() - survey.recall().found());
  }

  private List<PairExplanation> falsePositives() {
    Edges matches = resolution.matches();
    return explained(
        IntStream.range(0, matches.size())
            .filter(edge -> truth.both(matches.left(edge), matches.right(edge)))
            .filter(edge -> !truth.one(matches.left(edge), matches.right(edge)))
            .mapToObj(edge -> pair(matches, edge, -matches.bits(edge)))
            .toList());
  }

  private List<PairExplanation> falseNegatives(Edges ones) {
    List<Pair> missed = neverCompared(ones);
    IntStream.range(0, ones.size())
        .filter(edge -> apart(ones.left(edge), ones.right(edge)))
        .mapToObj(edge -> pair(ones, edge, ones.bits(edge)))
        .forEach(missed::add);
    return explained(missed);
  }

  /**
   * Pairs that share no key, the heaviest first, because one more key would find them. Half of the
   * errors shown are such.
   */
  private List<Pair> neverCompared(Edges ones) {
    Set<Long> compared = new HashSet<>();
    for (int edge = 0; edge < ones.size(); edge++) {
      compared.add((long) ones.left(edge) << 32 | ones.right(edge));
    }
    Scorer scorer = new Scorer(model);
    Comparator<Pair> order = Comparator.comparingDouble(Pair::rank).thenComparing(byName());
    List<Pair> never = new ArrayList<>();
    int[] rows =
        IntStream.range(0, records.size())
            .filter(row -> truth.entities()[row] >= 0)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(row -> truth.entities()[row])
                    .thenComparing(records::id))
            .mapToInt(Integer::intValue)
            .toArray();
    long looked = 0;
    for (int i = 0; i < rows.length && looked < LOOKED_MAX; i++) {
      for (int j = i + 1; j < rows.length && truth.one(rows[i], rows[j]); j++) {
        int left = Math.min(rows[i], rows[j]);
        int right = Math.max(rows[i], rows[j]);
        looked++;
        if (apart(left, right) && !compared.contains((long) left << 32 | right)) {
          double bits = scorer.weigh(records.values(left), records.values(right));
          never.add(new Pair(left, right, NEVER_COMPARED - bits));
        }
        if (never.size() > PAIRS_KEPT_MAX) {
          keepFirst(never, order);
        }
      }
    }
    keepFirst(never, order);
    return never;
  }

  private void keepFirst(List<Pair> pairs, Comparator<Pair> order) {
    pairs.sort(order);
    pairs.subList(Math.min(pairs.size(), (errorsMax + 1) / 2), pairs.size()).clear();
  }

  private boolean apart(int left, int right) {
    return resolution.entities()[left] != resolution.entities()[right];
  }

  private List<PairExplanation> explained(List<Pair> pairs) {
    PairExplainer explainer = new PairExplainer(model);
    return pairs.stream()
        .sorted(Comparator.comparingDouble(Pair::rank).thenComparing(byName()))
        .limit(errorsMax)
        .map(pair -> explained(explainer, pair))
        .toList();
  }

  private PairExplanation explained(PairExplainer explainer, Pair pair) {
    boolean inOrder = records.id(pair.left).compareTo(records.id(pair.right)) <= 0;
    return explainer.explain(
        Records.of(records), inOrder ? pair.left : pair.right, inOrder ? pair.right : pair.left);
  }

  private Comparator<Pair> byName() {
    return Comparator.comparing((Pair pair) -> names(pair)[0])
        .thenComparing(pair -> names(pair)[1]);
  }

  private RecordId[] names(Pair pair) {
    RecordId[] names = {records.id(pair.left), records.id(pair.right)};
    Arrays.sort(names);
    return names;
  }

  private static Pair pair(Edges edges, int edge, double rank) {
    return new Pair(edges.left(edge), edges.right(edge), rank);
  }

  /** Two rows; those with the lowest rank are shown first. */
  private record Pair(int left, int right, double rank) {}
}
