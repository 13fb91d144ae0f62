package dev.lampo.matching.testing;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.batch.Resolver;
import dev.lampo.matching.block.HotKeys;
import dev.lampo.matching.model.Frequencies;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Training;
import dev.lampo.matching.model.Weights;
import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** People in a table, under the rules of {@code rules/persons.yaml}. */
public final class People {
  /** The columns of every row. */
  public static final List<String> HEADER =
      List.of("source", "id", "name", "city", "born", "tax", "mail", "seen");

  private static final String[] GIVEN = {
    "anna", "maria", "luca", "paolo", "giulia", "marco", "elena", "pietro", "sara", "davide"
  };
  private static final String[] FAMILY_BEGINS = {
    "ros", "bian", "fer", "espo", "colom", "ric", "mar", "gre", "bru", "gal", "con", "del"
  };
  private static final String[] FAMILY_ENDS = {
    "si", "chi", "rari", "sito", "bo", "cini", "telli", "gardi", "netti", "lo", "sani", "uzzi"
  };
  private static final String[] CITY = {"milano", "roma", "torino", "napoli", "bologna"};

  private final Rules rules = rules();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> truth = new ArrayList<>();

  /** The rules. */
  public static Rules rules() {
    return rules("persons");
  }

  /** Rules among the tests' resources. */
  public static Rules rules(String name) {
    try {
      return RulesFile.read(Path.of(People.class.getResource("/rules/" + name + ".yaml").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a record; an empty text is an absent value. */
  public People add(
      String source, String id, String name, String city, String born, String tax, String mail) {
    return add(-1, source, id, name, city, born, tax, mail, "");
  }

  /** Adds a record of a known entity. */
  public People add(int entity, String... row) {
    rows.add(List.of(row));
    truth.add(entity);
    return this;
  }

  /** So many people with one to three records each, with typing errors. */
  public static People made(long seed, int people) {
    SplittableRandom random = new SplittableRandom(seed);
    People made = new People();
    for (int person = 0; person < people; person++) {
      String given = GIVEN[random.nextInt(GIVEN.length)];
      String family =
          FAMILY_BEGINS[random.nextInt(FAMILY_BEGINS.length)]
              + FAMILY_ENDS[random.nextInt(FAMILY_ENDS.length)];
      String city = CITY[random.nextInt(CITY.length)];
      String born =
          String.format(
              "%d-%02d-%02d",
              1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
      int records = 1 + random.nextInt(3);
      for (int record = 0; record < records; record++) {
        String name = random.nextInt(4) == 0 ? typo(given, random) : given;
        made.add(
            person,
            record % 2 == 0 ? "crm" : "web",
            person + "-" + record,
            name + " " + family,
            random.nextInt(5) == 0 ? "" : city,
            random.nextInt(6) == 0 ? "" : born,
            "",
            random.nextInt(3) == 0 ? "" : given + "." + family + person + "@example.org",
            "2024-01-" + String.format("%02d", 1 + random.nextInt(28)));
      }
    }
    return made;
  }

  private static String typo(String word, SplittableRandom random) {
    int at = 1 + random.nextInt(word.length() - 1);
    return word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at);
  }

  /** The same people in another order. */
  public People shuffled(long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    People shuffled = new People();
    order.forEach(i -> shuffled.add(truth.get(i), rows.get(i).toArray(String[]::new)));
    return shuffled;
  }

  /** The delivered rows. */
  public List<List<String>> rows() {
    return rows;
  }

  /** How columns become features. */
  public Columns columns(String source) {
    return new Columns(rules, source, HEADER);
  }

  /** The table. */
  public Table table() {
    Table table = new Table(rules.features());
    for (List<String> row : rows) {
      table.add(
          List.of(new RecordId(row.get(0), row.get(1))),
          Collections.singletonList(columns(row.get(0)).features(row)));
    }
    return table;
  }

  /** The true entities; -1 where not known. */
  public int[] truth() {
    return truth.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A model with known weights: every exact level +6 bits and so on down to -2. */
  public Model model() {
    List<Weights> weights = new ArrayList<>();
    rules
        .comparisons()
        .forEach(
            comparison -> {
              double[] m = new double[comparison.outcomes()];
              double[] u = new double[comparison.outcomes()];
              for (int outcome = 1; outcome < m.length; outcome++) {
                boolean different = outcome == comparison.different();
                m[outcome] = different ? 0.125 : 0.5 / outcome;
                u[outcome] = different ? 0.5 : 0.5 / outcome / (outcome == 1 ? 64 : 8);
              }
              weights.add(new Weights(m, u));
            });
    List<Frequencies> frequencies = new ArrayList<>();
    rules
        .features()
        .forEach(
            feature ->
                frequencies.add(
                    new Frequencies(
                        1,
                        0.001,
                        1000,
                        feature.toString().equals("name") ? Map.of("anna rossi", 10) : Map.of(),
                        Map.of(),
                        true)));
    return new Model(rules, 1 / 257.0, weights, frequencies, HotKeys.NONE);
  }

  /** A model learnt from these people. */
  public Model trained() {
    return Training.train(rules, table());
  }

  /** The people, prepared. */
  public Prepared prepared(Model model) {
    return Prepared.of(table(), model);
  }

  /** What the people resolve to. */
  public static Resolution resolution(Model model, Prepared prepared) {
    return new Resolver(model, prepared).resolve();
  }
}
