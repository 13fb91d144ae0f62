package dev.lampo.bench;

import com.sun.management.ThreadMXBean;
import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.block.Keys;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.ReadAhead;
import dev.lampo.matching.model.Scorer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How many pairs a second one thread weighs, all fields of each, and what it allocates for a pair.
 * The pairs are those that blocking yields, in its order, again and again; the thread is warm.
 *
 * @param perSecond the median of the measured rounds
 * @param bytesPerPair allocated in the measured rounds
 * @param pairs how many different ones there are
 */
record MatchingPairs(double perSecond, double bytesPerPair, int pairs) {
  private static final int PAIRS_MAX = 4_000_000;
  private static final int WARM_ROUNDS = 3;
  private static final int ROUNDS = 5;
  private static final long ROUND_NANOS = 1_000_000_000;

  /** Keeps the sums alive, so that no compiler leaves the work out. */
  private static volatile double kept;

  static MatchingPairs measure(Model model, Prepared records) {
    int[] pairs = pairs(model, records);
    if (pairs.length == 0) {
      throw new IllegalStateException("no two records share a key");
    }
    Scorer scorer = new Scorer(model);
    double[] sum = new double[1];
    // As the batch does it, but all fields of all pairs.
    ReadAhead ahead =
        new ReadAhead(
            records,
            (left, right, mark) ->
                sum[0] += scorer.weigh(records.values(left), records.values(right)));
    for (int round = 0; round < WARM_ROUNDS; round++) {
      round(ahead, pairs);
    }
    double[] rates = new double[ROUNDS];
    long weighed = 0;
    long before = allocated();
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      long count = round(ahead, pairs);
      rates[round] = count / ((System.nanoTime() - begun) / 1e9);
      weighed += count;
    }
    kept = sum[0];
    double bytes = (double) (allocated() - before) / weighed;
    Arrays.sort(rates);
    return new MatchingPairs(rates[ROUNDS / 2], bytes, pairs.length / 2);
  }

  /** Weighs all pairs as often as it takes to fill some time; says how many that were. */
  private static long round(ReadAhead ahead, int[] pairs) {
    long begun = System.nanoTime();
    long before = ahead.flush();
    while (System.nanoTime() - begun < ROUND_NANOS) {
      for (int i = 0; i < pairs.length; i += 2) {
        ahead.pair(pairs[i], pairs[i + 1]);
      }
    }
    return ahead.flush() - before;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** Rows by twos, of all blocks or of the first ones. */
  static int[] pairs(Model model, Prepared records) {
    Keys keys = model.keys();
    Blocks blocks = Blocks.of(records.size(), row -> keys.of(records.values(row)));
    int[] pairs = new int[2 * (int) Math.min(PAIRS_MAX, blocks.pairs())];
    int[] size = new int[1];
    blocks.forEachPair(
        0,
        blocks.entries(),
        (left, right) -> {
          if (size[0] < pairs.length) {
            pairs[size[0]++] = left;
            pairs[size[0]++] = right;
          }
        });
    return Arrays.copyOf(pairs, size[0]);
  }
}
