package dev.lampo.matching.cluster;

import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.record.Forest;
import dev.lampo.matching.rules.Condition;
import dev.lampo.matching.rules.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What forbids records to be one: the vetoes of the rules, what people decided, and too little
 * cohesion. As safe for several threads as its separation is.
 */
public final class Contradictions {
  private final List<Condition> never;
  private final Separation separation;
  private final double cohesion;
  private final Supplier<Scorer> scorers;

  /**
   * Takes both.
   *
   * @param model whose rules have the vetoes, and by which pairs are weighed
   * @param separation what people decided
   */
  public Contradictions(Model model, Separation separation) {
    this(model, separation, ThreadLocal.withInitial(() -> new Scorer(model))::get);
  }

  /**
   * Takes both, and who weighs.
   *
   * @param scorers gives the calling thread's scorer of the model
   */
  public Contradictions(Model model, Separation separation, Supplier<Scorer> scorers) {
    this(model.rules().never(), separation, model.rules().thresholds().cohesion(), scorers);
  }

  /** The same without a look at cohesion. */
  Contradictions(List<Condition> never, Separation separation) {
    this(never, separation, Thresholds.COHESION_OFF, () -> null);
  }

  private Contradictions(
      List<Condition> never, Separation separation, double cohesion, Supplier<Scorer> scorers) {
    this.never = List.copyOf(never);
    this.separation = separation;
    this.cohesion = cohesion;
    this.scorers = scorers;
  }

  /** What of it may clash within a component; empty where nothing does. */
  List<Clash> among(Members members, Forest parts) {
    List<Clash> clashes = new ArrayList<>();
    for (Condition condition : never) {
      Clash clash = clash(condition, members);
      if (clash.any()) {
        clashes.add(clash);
      }
    }
    if (!separation.isEmpty()) {
      Clash clash = new SeparationClash(members, separation, parts);
      if (clash.any()) {
        clashes.add(clash);
      }
    }
    if (cohesion > Thresholds.COHESION_OFF && CohesionClash.applies(members.size())) {
      Clash clash = new CohesionClash(members, scorers.get(), cohesion);
      if (clash.any()) {
        clashes.add(clash);
      }
    }
    return clashes;
  }

  /** One test of sameness needs to look at each member once only; others at pairs of values. */
  private static Clash clash(Condition condition, Members members) {
    Condition.Test test = condition.tests().get(0);
    if (condition.tests().size() == 1 && test.how() == Condition.How.SAME) {
      return new SameClash(members, test.feature());
    }
    if (condition.tests().size() == 1 && test.how() == Condition.How.DIFFER) {
      return new DifferClash(members, test.feature());
    }
    return new PairClash(members, condition);
  }
}
