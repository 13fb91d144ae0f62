package dev.lampo.matching.block;

import dev.lampo.matching.compare.Hash;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Blocking;
import dev.lampo.matching.rules.BlockingRule;
import dev.lampo.matching.rules.KeyPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The blocking keys of one record: a pure function of its values, the rules and the hot keys. For
 * several threads.
 */
public final class Keys {
  /** A record has at most this many keys by one rule; of more, those with the smallest hash. */
  static final int KEYS_PER_RULE_MAX = 64;

  private static final long[] MISSING = {0x6d697373696e6721L};

  private final Blocking blocking;
  private final HotKeys hot;

  /** The keys by rules, with hot keys of a model. */
  public Keys(Blocking blocking, HotKeys hot) {
    this.blocking = blocking;
    this.hot = hot;
  }

  /** All keys of a record, in ascending order, each once. */
  public long[] of(Value[] values) {
    long[] keys = new long[0];
    for (int rule = 0; rule < blocking.rules().size(); rule++) {
      keys = joined(keys, of(values, rule));
    }
    return distinct(keys);
  }

  /** The keys that one rule gives a record, in ascending order, each once. */
  public long[] byRule(Value[] values, int rule) {
    return distinct(of(values, rule));
  }

  /** Whether a part of a key needs to know how rare words are. */
  public static boolean wantsWords(KeyPart part) {
    return switch (part.take()) {
      case WORD, RARE, PAIRS, EACH -> true;
      case WHOLE, FIRST, LAST, SOUND, YEAR, DAY, NEAR, SORTED -> false;
    };
  }

  /** The keys that one rule gives a record, hot ones refined; in no order. */
  long[] of(Value[] values, int rule) {
    long[] keys = plain(values, rule);
    boolean anyHot = false;
    for (long key : keys) {
      anyHot |= hot.contains(key);
    }
    return anyHot ? refined(values, keys) : keys;
  }

  private long[] plain(Value[] values, int number) {
    BlockingRule rule = blocking.rules().get(number);
    long[] keys = {Hash.mixed(number + 1)};
    for (KeyPart part : rule.parts()) {
      long[] taken = taken(values, part);
      if (taken.length == 0) {
        return taken;
      }
      keys = crossed(keys, taken);
    }
    return keys;
  }

  private long[] refined(Value[] values, long[] keys) {
    long[] refined = new long[0];
    for (long key : keys) {
      refined = joined(refined, refined(values, key, 0));
    }
    return bounded(refined);
  }

  /** A missing refinement is a value of its own: such records meet each other. */
  private long[] refined(Value[] values, long key, int depth) {
    if (depth == blocking.refine().size() || !hot.contains(key)) {
      return new long[] {key};
    }
    long[] taken = taken(values, blocking.refine().get(depth));
    long[] refined = new long[0];
    for (long next : crossed(new long[] {key}, taken.length == 0 ? MISSING : taken)) {
      refined = joined(refined, refined(values, next, depth + 1));
    }
    return refined;
  }

  private static long[] taken(Value[] values, KeyPart part) {
    Value value = values[part.feature()];
    return value == null ? new long[0] : Taking.hashes(part, value);
  }

  private static long[] crossed(long[] keys, long[] taken) {
    if (taken.length == 1) {
      for (int i = 0; i < keys.length; i++) {
        keys[i] = Hash.both(keys[i], taken[0]);
      }
      return keys;
    }
    long[] crossed = new long[Math.multiplyExact(keys.length, taken.length)];
    int next = 0;
    for (long key : keys) {
      for (long each : taken) {
        crossed[next++] = Hash.both(key, each);
      }
    }
    return bounded(crossed);
  }

  private static long[] bounded(long[] keys) {
    if (keys.length <= KEYS_PER_RULE_MAX) {
      return keys;
    }
    Arrays.sort(keys);
    return Arrays.copyOf(keys, KEYS_PER_RULE_MAX);
  }

  private static long[] joined(long[] first, long[] second) {
    if (first.length == 0) {
      return second;
    }
    long[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static long[] distinct(long[] keys) {
    Arrays.sort(keys);
    int size = 0;
    for (int i = 0; i < keys.length; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        keys[size++] = keys[i];
      }
    }
    return size == keys.length ? keys : Arrays.copyOf(keys, size);
  }

  /**
   * The record's keys as people read them, such as {@code family + year(birth): rossi, 1980}, hot
   * ones as they are before they are refined.
   */
  public List<String> describe(Value[] values) {
    List<String> described = new ArrayList<>();
    for (int rule = 0; rule < blocking.rules().size(); rule++) {
      if (plain(values, rule).length > 0) {
        BlockingRule by = blocking.rules().get(rule);
        described.add(
            by
                + ": "
                + by.parts().stream()
                    .map(part -> values[part.feature()].text())
                    .collect(Collectors.joining(", ")));
      }
    }
    return described;
  }

  /** The rules by which keys are made, in order. */
  public List<BlockingRule> rules() {
    return blocking.rules();
  }
}
