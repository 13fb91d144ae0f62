package dev.lampo.matching.block;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Blocking;
import dev.lampo.matching.rules.BlockingRule;
import dev.lampo.matching.rules.KeyPart;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * How many pairs one key may make after all refinements. Pairs grow with the square of the records:
 * what a key of 300,000 equal values would take is days, and never what was meant.
 */
public final class PairLimit {
  private static final int SHOWN_MAX = 60;

  /** So many records tell early of a key that far too many share. */
  private static final int SOME = 1 << 16;

  private final Blocking blocking;
  private final IntFunction<Value[]> records;

  /**
   * Prepares a check.
   *
   * @param records the values of each row
   */
  public PairLimit(Blocking blocking, IntFunction<Value[]> records) {
    this.blocking = blocking;
    this.records = records;
  }

  /**
   * Refuses early what a part of the records shows already, before anything that takes time and
   * memory for all of them: a key under which too many of some lie has no fewer of all.
   *
   * @param records the values of each row, for several threads
   * @throws TooManyPairsException as {@link #check} does
   */
  public static void checkSome(Blocking blocking, IntFunction<Value[]> records, int size) {
    if (size <= SOME) {
      return;
    }
    IntFunction<Value[]> some = i -> records.apply((int) ((long) i * size / SOME));
    KeySource source = KeySource.of(blocking, some, SOME);
    HotKeys hot = new HotKeyFinder(source).find();
    Blocks blocks = source.blocks(hot);
    // A smaller group may be one that all refinements part where all records are there.
    if ((blocks.largest() & 0xffff_ffffL) > blocking.limit()) {
      new PairLimit(blocking, some).check(blocks, " of a sample of " + SOME);
    }
  }

  /**
   * Refuses blocks of which one is too large.
   *
   * @throws TooManyPairsException with the rule and the values of the largest one
   */
  public void check(Blocks blocks) {
    check(blocks, "");
  }

  private void check(Blocks blocks, String among) {
    long largest = blocks.largest();
    int entry = (int) (largest >>> 32);
    long size = largest & 0xffff_ffffL;
    long pairs = size * (size - 1) / 2;
    if (pairs > blocking.pairsMax()) {
      throw tooMany(records.apply(blocks.row(entry)), blocks.key(entry), size, pairs, among);
    }
  }

  private TooManyPairsException tooMany(
      Value[] values, long key, long size, long pairs, String among) {
    BlockingRule rule = blocking.rules().get(Keys.rule(key));
    boolean refined = blocking.refine().stream().anyMatch(part -> values[part.feature()] != null);
    return new TooManyPairsException(
        String.format(
            Locale.ROOT,
            "the blocking key \"%s\" is the same for %,d records%s, such as %s%s; they make %,d"
                + " pairs, more than %,d: add what parts them to \"refine\" under \"blocking\" of"
                + " the rules, make the key stricter, or raise \"pairsMax\" there",
            rule,
            size,
            among,
            shown(rule.parts(), values),
            refined ? " (refined by " + shown(blocking.refine(), values) + ")" : "",
            pairs,
            blocking.pairsMax()),
        size,
        pairs);
  }

  /** The values at which parts look, each as {@code city = "roma"}. */
  private static String shown(List<KeyPart> parts, Value[] values) {
    return parts.stream()
        .filter(part -> values[part.feature()] != null)
        .map(part -> part.text() + " of \"" + shortened(values[part.feature()].text()) + "\"")
        .collect(Collectors.joining(", "));
  }

  private static String shortened(String text) {
    String line = text.replace('\n', '|');
    return line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "…";
  }
}
