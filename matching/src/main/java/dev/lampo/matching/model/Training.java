package dev.lampo.matching.model;

import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.block.HotKeyFinder;
import dev.lampo.matching.block.HotKeys;
import dev.lampo.matching.block.KeySource;
import dev.lampo.matching.block.PairLimit;
import dev.lampo.matching.compare.Measure;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.normal.Part;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.BlockingRule;
import dev.lampo.matching.rules.Comparison;
import dev.lampo.matching.rules.Feature;
import dev.lampo.matching.rules.KeyPart;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a model from records, with or without labels. u comes from random pairs, m from pairs that
 * share a blocking key, one run for each rule with the comparisons that the key does not decide;
 * then u is cleaned of the matches among the random pairs. The same records and rules give the same
 * model, whatever their order and the number of threads.
 */
public final class Training {
  private static final int ROUNDS = 3;

  /** The guess with which the search for the share of matches in blocked pairs begins. */
  private static final double SHARE_START = 0.1;

  private final Rules rules;
  private final Table table;
  private final List<Comparison> comparisons;

  private Training(Rules rules, Table table) {
    this.rules = rules;
    this.table = table;
    this.comparisons = rules.comparisons();
  }

  /**
   * Trains a model on all records of a table.
   *
   * @throws dev.lampo.matching.block.TooManyPairsException where a blocking key is far too coarse
   */
  public static Model train(Rules rules, Table table) {
    return trained(rules, table).model();
  }

  /**
   * Trains a model on all records of a table that are to be resolved afterwards.
   *
   * @throws dev.lampo.matching.block.TooManyPairsException where a blocking key is far too coarse
   */
  public static Trained trained(Rules rules, Table table) {
    return new Training(rules, table).trained(null);
  }

  /**
   * The same where it is known of some records which of them are one: m is counted among those and
   * not estimated.
   *
   * @param labels the number of each row's entity, below zero where it is not known
   * @throws dev.lampo.matching.block.TooManyPairsException where a blocking key is far too coarse
   */
  public static Trained trained(Rules rules, Table table, int[] labels) {
    return new Training(rules, table).trained(labels);
  }

  /**
   * A model, and the blocks of the records of which it was made.
   *
   * @param blocks by row; weights do not change them
   */
  public record Trained(Model model, Blocks blocks) {}

  /**
   * The records of a table as blocking sees them, with frequencies but without weights.
   *
   * @return the values of each row
   */
  public static Value[][] counted(Rules rules, Table table) {
    List<Frequencies> frequencies = new Training(rules, table).frequencies();
    Model untrained = new Model(rules, 0.5, List.of(), frequencies, HotKeys.NONE);
    Prepared records = Prepared.of(table, untrained);
    return IntStream.range(0, records.size()).mapToObj(records::values).toArray(Value[][]::new);
  }

  /**
   * A model that knows frequencies and hot keys and weighs nothing: what blocking needs. Of very
   * many records a sample has to show that no key is far too coarse; fewer are not limited.
   *
   * @throws dev.lampo.matching.block.TooManyPairsException where one is
   */
  public static Model blocking(Rules rules, Table table) {
    List<Frequencies> frequencies = new Training(rules, table).frequencies();
    Model untrained = new Model(rules, 0.5, List.of(), frequencies, HotKeys.NONE);
    Prepared records = Prepared.of(table, untrained);
    PairLimit.checkSome(rules.blocking(), records::values, records.size());
    HotKeys hot = new HotKeyFinder(records.keySource(rules.blocking())).find();
    return new Model(rules, 0.5, List.of(), frequencies, hot);
  }

  private Trained trained(int[] labels) {
    List<Frequencies> frequencies = frequencies();
    Model untrained = new Model(rules, 0.5, List.of(), frequencies, HotKeys.NONE);
    Prepared records = Prepared.of(table, untrained);
    PairLimit.checkSome(rules.blocking(), records::values, records.size());
    KeySource source = records.keySource(rules.blocking());
    HotKeys hot = new HotKeyFinder(source).find();
    Blocks blocks = source.blocks(hot);
    // Before any pair is looked at: there may be more than anybody can wait for.
    new PairLimit(rules.blocking(), records::values).check(blocks);
    Contents contents = Contents.of(records);
    Chance.Shares chance = new Chance(records, contents, comparisons).shares();
    PairPatterns blocked = new PairPatterns(records, contents, rules).count(blocks);
    double[][] labelled =
        labels == null ? null : new Labelled(records, comparisons, labels).m(guesses());
    return new Trained(fitted(frequencies, hot, chance, blocked, labelled), blocks);
  }

  private Model fitted(
      List<Frequencies> frequencies,
      HotKeys hot,
      Chance.Shares chance,
      PairPatterns blocked,
      double[][] labelled) {
    double[][] u = known(chance.shares());
    double[][] seen = chance.shares();
    double[][] m = guesses();
    double prior = 0;
    double pairs = Math.max(1, table.size() * (table.size() - 1.0) / 2);
    for (int round = 0; round < ROUNDS; round++) {
      m = labelled != null ? labelled : sessions(blocked.byRule(), u);
      Patterns all = blocked.all();
      double matches =
          all.pairs() == 0
              ? 0.5
              : PriorSearch.matches(all, m, u, pairs * blocked.share()) / blocked.share();
      prior = Math.min(0.5, rules.knowledge().prior(Math.max(0.5, matches), pairs));
      seen = cleaned(chance, m, Math.min(0.5, Math.max(0.5, matches) / pairs));
      u = known(seen);
    }
    List<Weights> weights = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      weights.add(new Weights(m[i], u[i]));
    }
    return new Model(
        rules,
        prior,
        weights,
        amongEntities(frequencies, seen, chance.shares()),
        hot,
        Baseline.of(rules, frequencies, table, prior));
  }

  private List<Frequencies> amongEntities(
      List<Frequencies> frequencies, double[][] seen, double[][] chance) {
    List<Frequencies> among = new ArrayList<>(frequencies);
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison comparison = comparisons.get(i);
      int feature = comparison.feature();
      if (comparison.frequency() && comparison.levels().get(0).measure() == Measure.EXACT) {
        among.set(feature, frequencies.get(feature).among(seen[i][1], chance[i][1]));
      }
      boolean once = among.get(feature).total() == frequencies.get(feature).total();
      if (!comparison.u().isEmpty() && once) {
        // Of its words, too: those of three companies are not each a third of all there are.
        among.set(feature, among.get(feature).known(rules.knowledge(), comparison.u().get(0)));
      }
    }
    return among;
  }

  /** What the records say of chance, with what the rules know of it. */
  private double[][] known(double[][] seen) {
    double[][] u = seen.clone();
    for (int i = 0; i < u.length; i++) {
      Comparison comparison = comparisons.get(i);
      u[i] = seen[i].clone();
      double values = table.vocabulary(comparison.feature()).total();
      for (int level = 0; level < comparison.u().size(); level++) {
        double known = comparison.u().get(level);
        u[i][level + 1] = rules.knowledge().chance(seen[i][level + 1], known, values);
      }
    }
    return u;
  }

  private double[][] sessions(List<Patterns> byRule, double[][] u) {
    double[][] sums = new double[comparisons.size()][];
    double[] shares = new double[comparisons.size()];
    double[][] guesses = guesses();
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new double[guesses[i].length];
    }
    for (int rule = 0; rule < byRule.size(); rule++) {
      boolean[] used = used(rules.blocking().rules().get(rule));
      if (byRule.get(rule).pairs() > 0 && count(used) > 1) {
        Expectation session =
            new Expectation(byRule.get(rule), rules, u, used, guesses, SHARE_START).run();
        double weight = Math.sqrt(session.matches());
        for (int i = 0; i < sums.length; i++) {
          if (used[i]) {
            shares[i] += weight;
            for (int outcome = 1; outcome < sums[i].length; outcome++) {
              sums[i][outcome] += weight * session.m()[i][outcome];
            }
          }
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      for (int outcome = 1; outcome < sums[i].length; outcome++) {
        sums[i][outcome] = shares[i] > 0 ? sums[i][outcome] / shares[i] : guesses[i][outcome];
      }
    }
    return sums;
  }

  /** Random pairs hold a few matches; what they add to u is taken out of it. */
  private static double[][] cleaned(Chance.Shares chance, double[][] m, double prior) {
    double[][] u = new double[m.length][];
    for (int i = 0; i < u.length; i++) {
      double[] seen = chance.shares()[i];
      u[i] = new double[seen.length];
      double total = 0;
      for (int outcome = 1; outcome < u[i].length; outcome++) {
        double rest = (seen[outcome] - prior * m[i][outcome]) / (1 - prior);
        u[i][outcome] = Math.max(rest, chance.least()[i][outcome]);
        total += u[i][outcome];
      }
      for (int outcome = 1; outcome < u[i].length; outcome++) {
        u[i][outcome] /= total;
      }
    }
    return u;
  }

  private double[][] guesses() {
    double[][] guesses = new double[comparisons.size()][];
    for (int i = 0; i < guesses.length; i++) {
      Comparison comparison = comparisons.get(i);
      guesses[i] = new double[comparison.outcomes()];
      int levels = comparison.levels().size();
      double rest = 0.95;
      for (int level = 1; level <= levels; level++) {
        guesses[i][level] = level == levels ? rest : rest * 0.8;
        rest -= guesses[i][level];
      }
      guesses[i][levels + 1] = 0.05;
      for (int level = 0; level < comparison.m().size(); level++) {
        guesses[i][level + 1] = comparison.m().get(level);
      }
    }
    return guesses;
  }

  /** What a key decides is no evidence among records that share it. */
  private boolean[] used(BlockingRule rule) {
    boolean[] used = new boolean[comparisons.size()];
    for (int i = 0; i < used.length; i++) {
      used[i] = true;
      String field = rules.features().get(comparisons.get(i).feature()).field();
      for (KeyPart part : rule.parts()) {
        used[i] &= !rules.features().get(part.feature()).field().equals(field);
      }
    }
    return used;
  }

  private static int count(boolean[] used) {
    int count = 0;
    for (boolean each : used) {
      count += each ? 1 : 0;
    }
    return count;
  }

  private List<Frequencies> frequencies() {
    return IntStream.range(0, rules.features().size())
        .parallel()
        .mapToObj(this::frequencies)
        .collect(Collectors.toList());
  }

  private Frequencies frequencies(int feature) {
    boolean values = false;
    boolean words = false;
    for (Comparison each : comparisons) {
      boolean same = each.feature() == feature;
      values |= same && each.frequency();
      words |= same && each.levels().stream().anyMatch(level -> level.measure().wantsWords());
    }
    words |=
        Stream.concat(
                rules.blocking().rules().stream().flatMap(rule -> rule.parts().stream()),
                rules.blocking().refine().stream())
            .anyMatch(part -> part.feature() == feature && part.take().wantsWords());
    return Frequencies.of(table.vocabulary(feature), values, separator(words, feature));
  }

  private Frequencies.Separator separator(boolean words, int feature) {
    Feature of = rules.features().get(feature);
    return !words
        ? Frequencies.Separator.NONE
        : of.kind() == Part.Kind.SET ? Frequencies.Separator.LINE : Frequencies.Separator.BLANK;
  }
}
