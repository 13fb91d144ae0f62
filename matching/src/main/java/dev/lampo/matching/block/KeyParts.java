package dev.lampo.matching.block;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Blocking;
import dev.lampo.matching.rules.BlockingRule;
import dev.lampo.matching.rules.KeyPart;
import java.util.ArrayList;
import java.util.List;

/** The parts of all keys, each numbered once, though several rules take the same. */
final class KeyParts {
  private static final long[] NONE = {};

  private final List<KeyPart> parts = new ArrayList<>();
  private final int[][] ofRules;
  private final int[] refine;

  KeyParts(Blocking blocking) {
    ofRules = new int[blocking.rules().size()][];
    for (int rule = 0; rule < ofRules.length; rule++) {
      BlockingRule by = blocking.rules().get(rule);
      ofRules[rule] = by.parts().stream().mapToInt(this::number).toArray();
    }
    refine = blocking.refine().stream().mapToInt(this::number).toArray();
  }

  private int number(KeyPart part) {
    int known = parts.indexOf(part);
    if (known >= 0) {
      return known;
    }
    parts.add(part);
    return parts.size() - 1;
  }

  /** All of them by their numbers. */
  List<KeyPart> all() {
    return parts;
  }

  /** The numbers of those that a rule joins to a key. */
  int[] ofRule(int rule) {
    return ofRules[rule];
  }

  /** The numbers of those that refine hot keys, in order. */
  int[] refine() {
    return refine;
  }

  /** What is taken of a record. */
  Taken of(Value[] values) {
    return number -> {
      KeyPart part = parts.get(number);
      Value value = values[part.feature()];
      return value == null ? NONE : Taking.hashes(part, value);
    };
  }

  /** What the parts take of one record. */
  @FunctionalInterface
  interface Taken {
    /** As hashes: none, one or several; they are not to be changed. */
    long[] hashes(int part);
  }
}
