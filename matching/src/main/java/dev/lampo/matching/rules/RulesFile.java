package dev.lampo.matching.rules;

import dev.lampo.matching.normal.Normaliser;
import dev.lampo.matching.normal.Normalisers;
import dev.lampo.matching.normal.Part;
import dev.lampo.settings.InvalidSettingsException;
import dev.lampo.settings.Section;
import dev.lampo.settings.SettingsFile;
import dev.lampo.settings.Spelling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads a rules file (docs/rules.md). Every problem is reported at once, with its line and what was
 * probably meant.
 */
public final class RulesFile {
  private static final Duration RETENTION_MAX = Duration.ofDays(36_500);
  private static final int LIMIT_DEFAULT = 300;
  private static final int LIMIT_MAX = 100_000;
  private static final int PAIRS_DEFAULT = 50_000_000;
  private static final int KNOWN_RECORDS_MAX = 1_000_000;
  private static final double MATCH_DEFAULT = 0.9;
  private static final double COHESION_DEFAULT = -2;

  private final SettingsFile file;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private Features features;

  private RulesFile(SettingsFile file) {
    this.file = file;
  }

  /**
   * Reads and checks a file.
   *
   * @throws InvalidSettingsException with everything that is wrong with it
   */
  public static Rules read(Path path) {
    SettingsFile file = SettingsFile.readPlain(path);
    return new RulesFile(file).rules(() -> file.text().replace("\r\n", "\n"));
  }

  /**
   * Reads and checks rules that were kept as a text, such as in a model.
   *
   * @param name by which problems call the text
   * @throws InvalidSettingsException with everything that is wrong with it
   */
  public static Rules of(String name, String text) {
    return new RulesFile(SettingsFile.of(name, text)).rules(() -> text);
  }

  private Rules rules(Supplier<String> text) {
    Section root = file.root();
    final String name = root.text("name");
    root.sections("fields").forEach((field, section) -> fields.put(field, field(field, section)));
    features = new Features(fields);
    root.sections("fields")
        .forEach((field, section) -> SurvivorReader.check(features, fields.get(field), section));
    final Blocking blocking = blocking(root.section("blocking"));
    List<Comparison> comparisons = new ArrayList<>();
    Map<String, Section> compare = root.has("compare") ? root.sections("compare") : Map.of();
    compare.forEach(
        (comparison, section) ->
            comparisons.add(new ComparisonReader(features, comparison, section).comparison()));
    final List<Condition> always = conditions(root, "always");
    final List<Condition> never = conditions(root, "never");
    final Thresholds thresholds = thresholds(root.sectionOrDefaults("thresholds"));
    final Knowledge knowledge = knowledge(root.sectionOrDefaults("knowledge"));
    Duration retention = root.duration("retention", Duration.ZERO, Duration.ZERO, RETENTION_MAX);
    for (Field field : fields.values()) {
      features.keep(field);
    }
    if (comparisons.isEmpty() && always.isEmpty()) {
      root.reject("compare", "nothing is compared: at least one comparison is needed");
    }
    double bits =
        comparisons.stream().mapToDouble(each -> Comparison.bits(each.levels().size())).sum();
    if (bits > Comparison.BITS_MAX) {
      root.reject(
          "compare",
          comparisons.size()
              + " comparisons have more outcomes together than can be told apart; leave out those"
              + " that say least, or some of their levels");
    }
    file.check();
    return new Rules(
        name,
        List.copyOf(fields.values()),
        features.all(),
        blocking,
        comparisons,
        always,
        never,
        thresholds,
        knowledge,
        retention,
        text.get());
  }

  private Field field(String name, Section section) {
    if (!name.matches("[\\p{L}\\p{N}_-]+")) {
      section.reject("the name of a field has letters, digits, hyphens and underscores only");
    }
    String as = section.text("as", "text");
    Normaliser normaliser =
        Normalisers.named(as)
            .orElseGet(
                () -> {
                  List<String> known = Normalisers.all().stream().map(Normaliser::name).toList();
                  section.reject(
                      "as",
                      "there is no normaliser \""
                          + as
                          + "\"; there are "
                          + String.join(", ", known),
                      Spelling.nearest(as, known));
                  return Normalisers.named("text").orElseThrow();
                });
    return new Field(
        name, normaliser, columns(name, section, normaliser), SurvivorReader.survivors(section));
  }

  private static Map<String, List<String>> columns(
      String name, Section section, Normaliser normaliser) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    String main = normaliser.inputs().get(0);
    if (!section.has("from")) {
      columns.put(main, List.of(name));
    } else if (section.isSection("from")) {
      Section from = section.section("from");
      for (String input : from.names()) {
        if (!normaliser.inputs().contains(input)) {
          from.reject(
              input,
              normaliser.name() + " takes " + String.join(", ", normaliser.inputs()),
              Spelling.nearest(input, normaliser.inputs()));
        }
        columns.put(input, oneOrMore(from, input));
      }
    } else {
      columns.put(main, oneOrMore(section, "from"));
    }
    return columns;
  }

  static List<String> oneOrMore(Section section, String key) {
    return section.isList(key)
        ? section.texts(key, List.of())
        : section.optionalText(key).map(List::of).orElse(List.of());
  }

  private Blocking blocking(Section section) {
    List<BlockingRule> rules = new ArrayList<>();
    section.eachText("keys", text -> rules.add(new BlockingRule(keyParts(section, "keys", text))));
    if (rules.isEmpty()) {
      section.reject("keys", "at least one blocking key is needed");
    }
    if (rules.size() > Blocking.RULES_MAX) {
      section.reject("keys", "at most " + Blocking.RULES_MAX + " keys, found " + rules.size());
    }
    int limit = section.integer("limit", LIMIT_DEFAULT, 2, LIMIT_MAX);
    int pairsMax = section.integer("pairsMax", PAIRS_DEFAULT, 1, Integer.MAX_VALUE);
    List<KeyPart> refine = new ArrayList<>();
    section.eachText("refine", text -> refine.addAll(keyParts(section, "refine", text)));
    return new Blocking(rules, limit, pairsMax, refine);
  }

  private List<KeyPart> keyParts(Section section, String key, String text) {
    List<KeyPart> parts = new ArrayList<>();
    for (String part : text.split("\\+", -1)) {
      parts.add(features.keyPart(section, key, part.strip()));
    }
    return parts;
  }

  private List<Condition> conditions(Section root, String key) {
    List<Condition> conditions = new ArrayList<>();
    root.eachText(
        key,
        text -> {
          List<Condition.Test> tests = new ArrayList<>();
          for (String test : text.split("\\+", -1)) {
            tests.add(test(root, key, test.strip()));
          }
          if (tests.stream().allMatch(test -> test.how() == Condition.How.UNLESS)) {
            root.reject(key, "unless alone forbids and joins all; before it, say what must hold");
          }
          conditions.add(new Condition(tests));
        });
    return conditions;
  }

  private Condition.Test test(Section root, String key, String text) {
    String[] words = text.split("\\s+");
    for (Condition.How how : Condition.How.values()) {
      if (words.length == 2 && words[0].equals(how.word())) {
        int feature = features.index(root, key, words[1]);
        if (how == Condition.How.APART && features.at(feature).kind() != Part.Kind.DATE) {
          root.reject(key, "apart is for dates, and " + words[1] + " is none");
        }
        return new Condition.Test(how, feature, text);
      }
    }
    List<String> known =
        Arrays.stream(Condition.How.values()).map(how -> how.word() + " FIELD").toList();
    root.reject(
        key,
        "expected one of " + String.join(", ", known) + "; found \"" + text + "\"",
        Spelling.nearest(words[0] + " FIELD", known));
    return new Condition.Test(Condition.How.SAME, 0, text);
  }

  private static Knowledge knowledge(Section section) {
    int records = section.integer("records", 0, 0, KNOWN_RECORDS_MAX);
    int matches = section.integer("matches", 0, 0, Integer.MAX_VALUE);
    Knowledge knowledge = new Knowledge(records, matches);
    if (knowledge.yields() && (matches == 0 || matches > knowledge.pairs() / 2)) {
      section.reject(
          "matches", "of " + records + " records some pairs are one, and not most of them");
    }
    return knowledge;
  }

  private Thresholds thresholds(Section section) {
    double match = section.decimal("match", MATCH_DEFAULT, 0.000_001, 0.999_999);
    double review = section.decimal("review", Math.min(match, 0.1), 0.000_001, 0.999_999);
    if (review > match) {
      section.reject("review", "must not be above match");
    }
    double cohesion = section.decimal("cohesion", COHESION_DEFAULT, Thresholds.COHESION_OFF, 100);
    return new Thresholds(match, review, cohesion);
  }
}
