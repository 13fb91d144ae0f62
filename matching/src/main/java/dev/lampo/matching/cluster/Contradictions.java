package dev.lampo.matching.cluster;

import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.rules.Condition;
import dev.lampo.matching.rules.Thresholds;
import java.util.ArrayList;
import java.util.List;

/**
 * What forbids records to be one: the vetoes of the rules, what people decided, and too little
 * cohesion. As safe for several threads as its separation is.
 */
public final class Contradictions {
  /** Null where cohesion does not matter. */
  private final Model model;

  private final List<Condition> never;
  private final Separation separation;

  /**
   * Takes both.
   *
   * @param model whose rules have the vetoes, and by which pairs are weighed
   * @param separation what people decided
   */
  public Contradictions(Model model, Separation separation) {
    this(model.rules().never(), separation, model);
  }

  /** The same without a look at cohesion. */
  Contradictions(List<Condition> never, Separation separation) {
    this(never, separation, null);
  }

  private Contradictions(List<Condition> never, Separation separation, Model model) {
    this.model = model;
    this.never = List.copyOf(never);
    this.separation = separation;
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
    double cohesion =
        model == null ? Thresholds.COHESION_OFF : model.rules().thresholds().cohesion();
    if (cohesion > Thresholds.COHESION_OFF && CohesionClash.applies(members.size())) {
      Clash clash = new CohesionClash(members, new Scorer(model), cohesion);
      if (clash.any()) {
        clashes.add(clash);
      }
    }
    return clashes;
  }

  /** One test needs to look at each member once only; more tests at pairs of distinct values. */
  private static Clash clash(Condition condition, Members members) {
    if (condition.tests().size() > 1) {
      return new PairClash(members, condition);
    }
    Condition.Test test = condition.tests().get(0);
    return test.same()
        ? new SameClash(members, test.feature())
        : new DifferClash(members, test.feature());
  }
}
