package dev.lampo.client;

import dev.lampo.client.SqlTokens.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Stands between a statement and a defect of the engine (its issue 26536): where groups of a column
 * with a sorted index are ordered by that column, the plan reads the index in order, loses the
 * order in the grouping and does not sort again. The plan shows it, so the plan is asked; a
 * statement that suffers is said in another way, or refused with advice. Thread-safe.
 */
final class OrderGuard {
  /** How many statements are remembered. */
  static final int REMEMBERED = 256;

  /**
   * A plan may turn bad when the first rows come, for indexes of empty maps are not used; so a good
   * verdict is believed for this long only.
   */
  private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Map<String, Verdict> verdicts =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verdict> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * The statement to run in place of this one; mostly the same.
   *
   * @param plan asks the engine for the plan of a statement, line by line
   * @throws GridException with {@link ErrorCode#UNSAFE_ORDER} where there is no safe form
   */
  String safe(String sql, Function<String, List<String>> plan) {
    Verdict known = remembered(sql);
    if (known == null) {
      if (!orders(sql)) {
        return sql;
      }
      known = verdict(sql, plan);
      remember(sql, known);
    }
    return known.statement().orElseThrow(() -> refusal(sql));
  }

  private static boolean orders(String sql) {
    List<Token> tokens = SqlTokens.of(sql);
    return SqlTokens.isQuery(tokens) && tokens.stream().anyMatch(token -> token.is("order"));
  }

  private static Verdict verdict(String sql, Function<String, List<String>> plan) {
    if (sortsIfValid(sql, plan, true)) {
      return new Verdict(Optional.of(sql), System.nanoTime());
    }
    Optional<String> other = OrderRewriting.of(sql).filter(text -> sortsIfValid(text, plan, false));
    return new Verdict(other, System.nanoTime());
  }

  /**
   * Whether the plan sorts.
   *
   * @param invalid the answer for a statement that the engine refuses: the writer of one shall have
   *     the engine's own message about it, not one about the question for its plan
   */
  private static boolean sortsIfValid(
      String sql, Function<String, List<String>> plan, boolean invalid) {
    try {
      return sorts(plan.apply(sql));
    } catch (GridException failure) {
      if (failure.code() == ErrorCode.INVALID_SQL) {
        return invalid;
      }
      throw failure;
    }
  }

  /** Whether no grouping destroys the order of an index scan that the plan counts on. */
  static boolean sorts(List<String> plan) {
    for (int i = 0; i < plan.size(); i++) {
      String line = plan.get(i);
      if (line.contains("IndexScan")
          && line.contains("requiresSort=[true]")
          && orderIsLost(plan, i)) {
        return false;
      }
    }
    return true;
  }

  /** Walks from the scan up to the root; children are indented deeper than their parents. */
  private static boolean orderIsLost(List<String> plan, int scan) {
    int indent = indent(plan.get(scan));
    boolean lost = false;
    for (int i = scan - 1; i >= 0 && indent > 0; i--) {
      String line = plan.get(i);
      if (indent(line) < indent) {
        indent = indent(line);
        String operator = line.strip();
        lost = (lost || isGrouping(operator)) && !operator.startsWith("Sort");
      }
    }
    return lost;
  }

  private static boolean isGrouping(String operator) {
    return operator.startsWith("Aggregate") && operator.contains("ByKey");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private Verdict remembered(String sql) {
    synchronized (verdicts) {
      Verdict verdict = verdicts.get(sql);
      return verdict == null || System.nanoTime() - verdict.atNanos() > BELIEVED_NANOS
          ? null
          : verdict;
    }
  }

  private void remember(String sql, Verdict verdict) {
    synchronized (verdicts) {
      verdicts.put(sql, verdict);
    }
  }

  private static GridException refusal(String sql) {
    return new GridException(
        ErrorCode.UNSAFE_ORDER,
        "the engine would return these groups in a wrong order, with LIMIT wrong rows"
            + " (hazelcast issue 26536); write GROUP BY c ... ORDER BY MAX(c) in place of"
            + " ORDER BY c, and GROUP BY in place of DISTINCT: "
            + sql.strip().replaceAll("\\s+", " "));
  }

  /**
   * What was found about a statement.
   *
   * @param statement to run; empty where there is no safe one
   */
  private record Verdict(Optional<String> statement, long atNanos) {}
}
