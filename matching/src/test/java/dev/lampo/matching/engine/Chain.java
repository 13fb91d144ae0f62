package dev.lampo.matching.engine;

import dev.lampo.matching.block.HotKeys;
import dev.lampo.matching.cluster.ComponentLimit;
import dev.lampo.matching.model.Frequencies;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Weights;
import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.Thresholds;
import java.util.List;
import java.util.Map;

/**
 * Records of which a shared colour is evidence enough: red is the strongest, then green, then blue.
 * Two codes that differ are a veto.
 */
final class Chain {
  static final Rules RULES = Testing.rules("chain.yaml");
  static final Model MODEL = model(RULES);

  /** The same where parts must cohere. */
  static final Model COHESIVE = model(cohesive(RULES));

  static final Engines ENGINES = new Engines(MODEL);
  static final RecordId A = id("a");
  static final RecordId B = id("b");
  static final RecordId C = id("c");
  static final RecordId D = id("d");

  private static final Columns COLUMNS =
      new Columns(RULES, "", List.of("red", "green", "blue", "code"));

  private Chain() {}

  private static Model model(Rules rules) {
    return new Model(
        rules,
        0.01,
        List.of(weights(0.001), weights(0.002), weights(0.004)),
        rules.features().stream()
            .map(feature -> new Frequencies(1, 0.01, 100, Map.of(), Map.of(), false))
            .toList(),
        HotKeys.NONE);
  }

  private static Rules cohesive(Rules rules) {
    return new Rules(
        rules.name(),
        rules.fields(),
        rules.features(),
        rules.blocking(),
        rules.comparisons(),
        rules.always(),
        rules.never(),
        new Thresholds(rules.thresholds().match(), rules.thresholds().review(), -2),
        rules.retention(),
        rules.text().replace("cohesion: -100", "cohesion: -2"));
  }

  static RecordId id(String id) {
    return new RecordId("s", id);
  }

  static Engines engines(int limit) {
    return new Engines(MODEL, new ComponentLimit(limit));
  }

  /** Features by what they are called: {@code "red r1, code x"}. */
  static String[] features(String written) {
    String[] row = {"", "", "", ""};
    for (String each : written.split(",\\s*")) {
      String[] words = each.split(" ");
      if (words.length == 2) {
        row[List.of("red", "green", "blue", "code").indexOf(words[0])] = words[1];
      }
    }
    return COLUMNS.features(List.of(row));
  }

  static Operation put(RecordId record, String written) {
    return new Operation.Put(record, MODEL.values(features(written)));
  }

  private static Weights weights(double chance) {
    return new Weights(new double[] {0, 0.9, 0.1}, new double[] {0, chance, 1 - chance});
  }
}
