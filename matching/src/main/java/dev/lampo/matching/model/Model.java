package dev.lampo.matching.model;

import dev.lampo.matching.block.HotKeys;
import dev.lampo.matching.block.Keys;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.Feature;
import dev.lampo.matching.rules.Rules;
import java.util.List;

/**
 * Everything on which a decision depends besides the two records: rules, weights, frequencies and
 * hot keys, frozen under one hash. Immutable; thousands of engines share one.
 *
 * @param rules what is compared and how
 * @param prior the probability that two records drawn at random are one
 * @param weights one for each comparison of the rules
 * @param frequencies one for each feature of the rules
 * @param hot the keys under which too many records lay at training
 * @param baseline what each feature of the training data looked like; empty where that was not kept
 */
public record Model(
    Rules rules,
    double prior,
    List<Weights> weights,
    List<Frequencies> frequencies,
    HotKeys hot,
    List<Baseline> baseline) {
  /** Copies the lists. */
  public Model {
    weights = List.copyOf(weights);
    frequencies = List.copyOf(frequencies);
    baseline = List.copyOf(baseline);
  }

  /** A model without a baseline. */
  public Model(
      Rules rules,
      double prior,
      List<Weights> weights,
      List<Frequencies> frequencies,
      HotKeys hot) {
    this(rules, prior, weights, frequencies, hot, List.of());
  }

  /**
   * Names this model: SHA-256 of its text as {@link ModelFile} writes it, the first 16 hexadecimal
   * digits. Goes through the whole model; ask once.
   */
  public String hash() {
    return ModelFile.hash(this);
  }

  /** The prior in bits: the logarithm of its odds. */
  public double priorBits() {
    return StrictMath.log(prior / (1 - prior)) / StrictMath.log(2);
  }

  /** Prepares a feature's text for comparing. */
  public Value value(int feature, String text) {
    Feature of = rules.features().get(feature);
    Frequencies counted = frequencies.get(feature);
    return Value.of(text, of.kind(), counted.share(text), counted.rarity());
  }

  /** Prepares a record's features; null stays null. */
  public Value[] values(String[] features) {
    Value[] values = new Value[features.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = features[i] == null ? null : value(i, features[i]);
    }
    return values;
  }

  /** Makes blocking keys by these rules and hot keys. */
  public Keys keys() {
    return new Keys(rules.blocking(), hot);
  }
}
