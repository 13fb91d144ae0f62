package dev.lampo.matching.block;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.normal.Part;
import dev.lampo.matching.rules.Blocking;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Records of a name, a town and a birth date, under keys that each test writes. */
final class Made {
  static final int NAME = 1;
  static final int TOWN = 2;
  static final int BORN = 3;

  private Made() {}

  static Blocking blocking(String blocking) {
    Rules rules =
        RulesFile.of(
            "made",
            "name: made\nfields:\n  name: {}\n  town: {}\n  born: {as: date}\nblocking: {"
                + blocking
                + "}\nalways: [same name, same town, same born]\n");
    return new Blocking(
        rules.blocking().rules().stream()
            .map(rule -> new dev.lampo.matching.rules.BlockingRule(placed(rule.parts())))
            .toList(),
        rules.blocking().limit(),
        rules.blocking().pairsMax(),
        placed(rules.blocking().refine()));
  }

  /** The features are those of this class, whatever order the rules met them in. */
  private static java.util.List<dev.lampo.matching.rules.KeyPart> placed(
      java.util.List<dev.lampo.matching.rules.KeyPart> parts) {
    return parts.stream()
        .map(
            part ->
                new dev.lampo.matching.rules.KeyPart(
                    part.take(), part.count(), place(part.text()), part.text()))
        .toList();
  }

  private static int place(String text) {
    return text.contains("name") ? NAME : text.contains("town") ? TOWN : BORN;
  }

  /** A record; null stands for what is absent. */
  static Value[] record(String name, String town, String born) {
    return new Value[] {
      null, value(name, Part.Kind.WORDS), value(town, Part.Kind.TEXT), value(born, Part.Kind.DATE)
    };
  }

  /** The longer a word, the rarer. */
  private static Value value(String text, Part.Kind kind) {
    return text == null ? null : Value.of(text, kind, 0.1, String::length);
  }

  static HotKeys hot(Blocking blocking, Value[][] records) {
    return new HotKeyFinder(KeySource.of(blocking, row -> records[row], records.length)).find();
  }

  static Blocks blocks(Blocking blocking, HotKeys hot, Value[][] records) {
    Keys keys = new Keys(blocking, hot);
    return Blocks.of(records.length, row -> keys.of(records[row]));
  }

  /** The pairs that are visited, by names, each with how often it was. */
  static Map<String, Integer> pairs(Blocks blocks, java.util.function.IntFunction<String> names) {
    Map<String, Integer> pairs = new HashMap<>();
    int[] cuts = blocks.cuts(7);
    for (int part = 0; part < 7; part++) {
      blocks.forEachPair(
          cuts[part],
          cuts[part + 1],
          (left, right) ->
              pairs.merge(
                  pair(java.util.List.of(names.apply(left), names.apply(right))), 1, Integer::sum));
    }
    return pairs;
  }

  private static String pair(Collection<String> names) {
    return String.join("+", new TreeSet<>(names));
  }
}
