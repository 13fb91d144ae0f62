package dev.lampo.matching.model;

import dev.lampo.matching.compare.Rarity;
import dev.lampo.matching.record.Vocabulary;
import dev.lampo.matching.rules.Knowledge;
import java.util.HashMap;
import java.util.Map;

/**
 * How often the values and words of one feature occurred in the training data. What occurred once
 * or never has one share for all, so that no record changes the weight of another.
 *
 * <p>Records of one entity repeat its values, which makes a value look more common than it is among
 * entities. So only the part of repetitions counts that other entities cause.
 *
 * @param foreign of the pairs that have the same value, the part that is of two entities; from 0 to
 *     1
 * @param rare the share of a value that occurred once or never
 * @param total records that had a value
 * @param values how many records had a value, for values of two and more; empty where no rule asks
 * @param words how many records had a word, for words of two and more
 * @param hasWords whether rules look at the feature's words
 */
public record Frequencies(
    double foreign,
    double rare,
    long total,
    Map<String, Integer> values,
    Map<String, Integer> words,
    boolean hasWords) {
  /** A word that every record has still tells this much, in bits. */
  private static final double BITS_LEAST = 0.05;

  /** Copies the maps. */
  public Frequencies {
    values = Map.copyOf(values);
    words = Map.copyOf(words);
  }

  /** Counts a feature's values, its words, or both. */
  static Frequencies of(Vocabulary vocabulary, boolean wantsValues, Separator separator) {
    Map<String, Integer> values = new HashMap<>();
    Map<String, Integer> words = new HashMap<>();
    for (int i = 0; i < vocabulary.size(); i++) {
      int count = vocabulary.count(i);
      if (wantsValues && count > 1) {
        values.put(vocabulary.text(i), count);
      }
      if (separator != Separator.NONE) {
        for (String word : separator.words(vocabulary.text(i))) {
          words.merge(word, count, Integer::sum);
        }
      }
    }
    words.values().removeIf(count -> count < 2);
    long total = vocabulary.total();
    return new Frequencies(
        1, 1.0 / Math.max(1, total), total, values, words, separator != Separator.NONE);
  }

  /**
   * The same with what is known of chance.
   *
   * @param chance how often two records of two entities have the same value
   * @param all how often two records have it
   */
  Frequencies among(double chance, double all) {
    double once = 1.0 / Math.max(1, total);
    return new Frequencies(
        Math.min(1, chance / all), Math.min(once, chance), total, values, words, hasWords);
  }

  /**
   * The same with records that are known beforehand, in which no value is more frequent than usual.
   *
   * @param usual the share of a value that two records have in common by chance
   */
  Frequencies known(Knowledge knowledge, double usual) {
    if (!knowledge.yields()) {
      return this;
    }
    long all = total + knowledge.records();
    return new Frequencies(
        foreign, knowledge.chance(rare, usual, total), all, values, words, hasWords);
  }

  /** The share of entities with a value. */
  public double share(String value) {
    int repeated = values.getOrDefault(value, 1) - 1;
    return rare + repeated * foreign / Math.max(1, total);
  }

  /** What words tell, or null where no rule looks at words. */
  public Rarity rarity() {
    return hasWords ? this::bits : null;
  }

  private double bits(String word) {
    double share = words.getOrDefault(word, 1) / (double) Math.max(1, total + 1);
    return Math.max(BITS_LEAST, -StrictMath.log(share) / StrictMath.log(2));
  }

  /** How a feature's text falls into words. */
  enum Separator {
    NONE(""),
    BLANK(" "),
    LINE("\n");

    private final String text;

    Separator(String text) {
      this.text = text;
    }

    Iterable<String> words(String value) {
      return new java.util.LinkedHashSet<>(java.util.List.of(value.split(text)));
    }
  }
}
