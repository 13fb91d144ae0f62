package dev.lampo.matching.rules;

import dev.lampo.matching.compare.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What must hold for two records at once: that values of features are the same, differ, or are far
 * apart. Where a value is missing neither holds.
 *
 * @param tests at least one, all of which must hold
 */
public record Condition(List<Test> tests) {
  /** Copies the tests. */
  public Condition {
    tests = List.copyOf(tests);
  }

  /** How two values of one feature are to each other. */
  public enum How {
    /** The same. */
    SAME,
    /** Any others. */
    DIFFER,
    /** Dates too far from each other for a slip of the pen. */
    APART,
    /** Not the same: others, or one of them missing. */
    UNLESS;

    boolean holds(Value left, Value right) {
      if (left == null || right == null) {
        return this == UNLESS;
      }
      return switch (this) {
        case SAME -> left.same(right);
        case DIFFER, UNLESS -> !left.same(right);
        case APART -> left.apart(right);
      };
    }

    /** As rules write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One feature of two records.
   *
   * @param how its two values must be to each other
   * @param feature its place in {@link Rules#features()}
   * @param text as written in the rules
   */
  public record Test(How how, int feature, String text) {}

  /** Whether it holds of two records. Symmetric. */
  public boolean holds(Value[] a, Value[] b) {
    for (int i = 0; i < tests.size(); i++) {
      Test test = tests.get(i);
      if (!test.how().holds(a[test.feature()], b[test.feature()])) {
        return false;
      }
    }
    return true;
  }

  /** As written in the rules. */
  @Override
  public String toString() {
    return tests.stream().map(Test::text).collect(Collectors.joining(" + "));
  }
}
