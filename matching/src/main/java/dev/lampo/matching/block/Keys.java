package dev.lampo.matching.block;

import dev.lampo.matching.compare.Hash;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Blocking;
import dev.lampo.matching.rules.BlockingRule;
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

  private static final int HASH_BITS = 51;
  private static final long[] MISSING = {0x6d697373696e6721L};
  private static final long[] NONE = {};

  private final Blocking blocking;
  private final KeyParts parts;
  private final HotKeys hot;

  /** The keys by rules, with hot keys of a model. */
  public Keys(Blocking blocking, HotKeys hot) {
    this(blocking, new KeyParts(blocking), hot);
  }

  Keys(Blocking blocking, KeyParts parts, HotKeys hot) {
    this.blocking = blocking;
    this.parts = parts;
    this.hot = hot;
  }

  /** All keys of a record, in ascending order, each once. */
  public long[] of(Value[] values) {
    return of(parts.of(values));
  }

  long[] of(KeyParts.Taken taken) {
    long[] keys = new long[blocking.rules().size()];
    int size = 0;
    for (int rule = 0; rule < blocking.rules().size(); rule++) {
      long[] more = of(taken, rule);
      if (size + more.length > keys.length) {
        keys = Arrays.copyOf(keys, 2 * (size + more.length));
      }
      System.arraycopy(more, 0, keys, size, more.length);
      size += more.length;
    }
    return distinct(size == keys.length ? keys : Arrays.copyOf(keys, size));
  }

  /** The keys that one rule gives a record, in ascending order, each once. */
  public long[] byRule(Value[] values, int rule) {
    return distinct(of(parts.of(values), rule));
  }

  /** The rule that gave a key: keys of one rule lie side by side when they are sorted. */
  public static int rule(long key) {
    return (int) (key >>> HASH_BITS);
  }

  /** What no key of a rule is below. */
  static long leastOf(int rule) {
    return (long) rule << HASH_BITS;
  }

  /** The keys that one rule gives a record, hot ones refined; in no order. */
  private long[] of(KeyParts.Taken taken, int rule) {
    long[] keys = plain(taken, parts.ofRule(rule));
    for (long key : keys) {
      if (hot.contains(tagged(rule, key))) {
        keys = refined(taken, rule, keys);
        break;
      }
    }
    for (int i = 0; i < keys.length; i++) {
      keys[i] = tagged(rule, keys[i]);
    }
    return keys;
  }

  /** The key of a rule that a hash becomes. */
  static long tagged(int rule, long hash) {
    return leastOf(rule) | hash >>> Long.SIZE - HASH_BITS;
  }

  /** The hashes that a rule gives a record before any is refined, in no order. */
  static long[] plain(KeyParts.Taken taken, int[] parts) {
    long[] keys = {0};
    for (int part : parts) {
      long[] hashes = taken.hashes(part);
      if (hashes.length == 0) {
        return NONE;
      }
      keys = crossed(keys, hashes);
    }
    return keys;
  }

  private long[] refined(KeyParts.Taken taken, int rule, long[] keys) {
    long[] refined = NONE;
    for (long key : keys) {
      refined = joined(refined, refined(taken, rule, key, 0));
    }
    return bounded(refined);
  }

  /** A missing refinement is a value of its own: such records meet each other. */
  private long[] refined(KeyParts.Taken taken, int rule, long key, int depth) {
    if (depth == parts.refine().length || !hot.contains(tagged(rule, key))) {
      return new long[] {key};
    }
    long[] refined = NONE;
    for (long next : refined(new long[] {key}, taken, parts.refine()[depth])) {
      refined = joined(refined, refined(taken, rule, next, depth + 1));
    }
    return refined;
  }

  /** Hashes parted by what the record has of one more part, each once. */
  static long[] refined(long[] hashes, KeyParts.Taken taken, int by) {
    long[] more = taken.hashes(by);
    return distinct(crossed(hashes, more.length == 0 ? MISSING : more));
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

  /** In ascending order, each once; what is given is not kept. */
  static long[] distinct(long[] keys) {
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
      BlockingRule by = blocking.rules().get(rule);
      if (plain(parts.of(values), parts.ofRule(rule)).length > 0) {
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
