package dev.lampo.matching.rules;

import java.util.List;

/**
 * All blocking rules. Two records are compared where any rule gives both the same key.
 *
 * @param rules at least one
 * @param limit records under one key above which the key is hot and is refined
 * @param pairsMax so many pairs may one key make after all refinements
 * @param refine what refines a hot key, in this order, until it is no longer hot
 */
public record Blocking(List<BlockingRule> rules, int limit, long pairsMax, List<KeyPart> refine) {
  /** So many rules there may be at most. */
  public static final int RULES_MAX = 1 << 13;

  /** Copies the lists. */
  public Blocking {
    rules = List.copyOf(rules);
    refine = List.copyOf(refine);
  }
}
