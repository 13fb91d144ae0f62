package dev.lampo.matching.rules;

import dev.lampo.matching.compare.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What must hold for two records at once: that values of features are the same, or that they
 * differ. Where a value is missing neither holds.
 *
 * @param tests at least one, all of which must hold
 */
public record Condition(List<Test> tests) {
  /** Copies the tests. */
  public Condition {
    tests = List.copyOf(tests);
  }

  /**
   * One feature of two records.
   *
   * @param same whether both must be the same; else both must be there and differ
   * @param feature its place in {@link Rules#features()}
   * @param text as written in the rules
   */
  public record Test(boolean same, int feature, String text) {}

  /** Whether it holds of two records. Symmetric. */
  public boolean holds(Value[] a, Value[] b) {
    for (int i = 0; i < tests.size(); i++) {
      Test test = tests.get(i);
      Value left = a[test.feature()];
      Value right = b[test.feature()];
      if (left == null || right == null || left.same(right) != test.same()) {
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
