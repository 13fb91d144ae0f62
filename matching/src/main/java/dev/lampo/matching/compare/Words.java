package dev.lampo.matching.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The words of a value, each once, by their hashes, with how much each tells. Immutable. */
final class Words {
  /** Of longer texts this many words count. */
  private static final int WORDS_MAX = 32;

  private static final double TYPO_LEAST = 0.9;

  /** A word with a typing error counts for this share of one that is the same. */
  private static final double TYPO_SHARE = 0.8;

  private final String[] texts;
  private final long[] hashes;
  private final char[][] letters;
  private final long[] classes;
  private final float[] bits;
  private final double total;

  private Words(List<String> words, Rarity rarity) {
    List<String> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingLong(Hash::of));
    int count = sorted.size();
    texts = sorted.toArray(String[]::new);
    hashes = new long[count];
    letters = new char[count][];
    classes = new long[count];
    bits = new float[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      String word = texts[i];
      hashes[i] = Hash.of(word);
      letters[i] = word.substring(0, Math.min(word.length(), Value.LETTERS_MAX)).toCharArray();
      for (char letter : letters[i]) {
        classes[i] |= 1L << (letter & 63);
      }
      bits[i] = (float) rarity.bits(word);
      sum += bits[i];
    }
    total = sum;
  }

  /** The words between separators, or null where there is no rarity, which means no words. */
  static Words split(String text, char separator, Rarity rarity) {
    if (rarity == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    int from = 0;
    while (from < text.length() && words.size() < WORDS_MAX) {
      int to = text.indexOf(separator, from);
      to = to < 0 ? text.length() : to;
      String word = text.substring(from, to);
      if (!word.isEmpty() && !words.contains(word)) {
        words.add(word);
      }
      from = to + 1;
    }
    return new Words(words, rarity);
  }

  /** The words from the most telling on; of equally telling ones by the alphabet. */
  List<String> rarest() {
    Integer[] order = new Integer[texts.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, Comparator.<Integer>comparingDouble(i -> -bits[i]).thenComparing(i -> texts[i]));
    return Arrays.stream(order).map(i -> texts[i]).toList();
  }

  /** Whether both have a word in common. */
  boolean meets(Words other) {
    int i = 0;
    int j = 0;
    while (i < hashes.length && j < other.hashes.length) {
      if (hashes[i] == other.hashes[j]) {
        return true;
      }
      if (hashes[i] < other.hashes[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  /**
   * How much of what both tell they tell alike: the weight of common words over the weight of all
   * words (Jaccard's index by weight), words with a typing error counting for a part.
   */
  double alike(Words other, Letters scratch, double least) {
    double most = Math.min(total, other.total) / Math.max(total, other.total);
    if (most < least) {
      return 0;
    }
    double common = common(other, scratch, least * (total + other.total) / (1 + least));
    return common / (total + other.total - common);
  }

  /** How much of what the shorter one tells the other one tells too. */
  double contained(Words other, Letters scratch) {
    return common(other, scratch, 0) / Math.min(total, other.total);
  }

  /** The weight of what both have; where it cannot reach the least, words alone count. */
  private double common(Words other, Letters scratch, double least) {
    double common = 0;
    int i = 0;
    int j = 0;
    long lonely = 0;
    long otherLonely = 0;
    while (i < hashes.length && j < other.hashes.length) {
      if (hashes[i] == other.hashes[j]) {
        common += Math.min(bits[i++], other.bits[j++]);
      } else if (hashes[i] < other.hashes[j]) {
        lonely |= 1L << i++;
      } else {
        otherLonely |= 1L << j++;
      }
    }
    lonely |= rest(i, hashes.length);
    otherLonely |= rest(j, other.hashes.length);
    double mistypedMost = TYPO_SHARE * (Math.min(total, other.total) - common);
    return common + mistypedMost < least
        ? common
        : common + mistyped(other, lonely, otherLonely, scratch);
  }

  private static long rest(int from, int to) {
    return from >= to ? 0 : (1L << to) - (1L << from);
  }

  private double mistyped(Words other, long lonely, long otherLonely, Letters scratch) {
    double common = 0;
    long free = otherLonely;
    for (long left = lonely; left != 0 && free != 0; left &= left - 1) {
      int i = Long.numberOfTrailingZeros(left);
      int best = -1;
      double bestLikeness = TYPO_LEAST;
      for (long right = free; right != 0; right &= right - 1) {
        int j = Long.numberOfTrailingZeros(right);
        double likeness =
            scratch.jaroWinkler(
                letters[i], classes[i], other.letters[j], other.classes[j], TYPO_LEAST);
        if (likeness > bestLikeness || likeness == bestLikeness && best < 0) {
          best = j;
          bestLikeness = likeness;
        }
      }
      if (best >= 0) {
        free &= ~(1L << best);
        common += TYPO_SHARE * Math.min(bits[i], other.bits[best]);
      }
    }
    return common;
  }
}
