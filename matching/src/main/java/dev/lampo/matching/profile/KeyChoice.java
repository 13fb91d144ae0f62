package dev.lampo.matching.profile;

import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.block.HotKeys;
import dev.lampo.matching.block.Keys;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Training;
import dev.lampo.matching.record.Columns;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.BlockingRule;
import dev.lampo.matching.rules.KeyPart;
import dev.lampo.matching.rules.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Chooses blocking keys by how many pairs they would make of a sample. For every field and every
 * two fields the coarsest key that is still affordable is taken: whatever two fields of a duplicate
 * survived the errors, a key finds it.
 */
final class KeyChoice {
  /** A key may make so many pairs for each record. */
  private static final double PAIRS_PER_RECORD_MAX = 8;

  /** All keys together. */
  private static final double PAIRS_PER_RECORD_ALL = 60;

  private static final int KEYS_MAX = 24;

  private final Sample sample;
  private final Rules rules;

  private record Candidate(String fields, String key, double pairsPerRecord) {}

  KeyChoice(Sample sample, Rules rules) {
    this.sample = sample;
    this.rules = rules;
  }

  List<String> chosen() {
    Value[][] records = records();
    Keys keys = new Keys(rules.blocking(), HotKeys.NONE);
    Map<String, Candidate> best = new HashMap<>();
    for (int rule = 0; rule < rules.blocking().rules().size(); rule++) {
      Candidate candidate = candidate(keys, rule, records);
      // A key that no two records of the sample share finds nothing, and takes the place of others.
      if (candidate.pairsPerRecord() > 0 && candidate.pairsPerRecord() <= PAIRS_PER_RECORD_MAX) {
        best.merge(candidate.fields(), candidate, KeyChoice::coarser);
      }
    }
    return affordable(best.values().stream().toList());
  }

  private static Candidate coarser(Candidate a, Candidate b) {
    return b.pairsPerRecord() > a.pairsPerRecord() ? b : a;
  }

  /**
   * Keys of one field, which find most, then those of two: from the cheapest on while they can be
   * paid.
   */
  private List<String> affordable(List<Candidate> candidates) {
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(
        Comparator.comparing((Candidate candidate) -> candidate.fields().contains("+"))
            .thenComparingDouble(Candidate::pairsPerRecord)
            .thenComparing(Candidate::key));
    List<String> keys = new ArrayList<>();
    double paid = 0;
    for (Candidate candidate : sorted) {
      paid += candidate.pairsPerRecord();
      if (keys.size() < KEYS_MAX && (keys.isEmpty() || paid <= PAIRS_PER_RECORD_ALL)) {
        keys.add(candidate.key());
      }
    }
    if (keys.isEmpty()) {
      keys.add(rules.blocking().rules().get(0).toString());
    }
    return keys;
  }

  private Candidate candidate(Keys keys, int number, Value[][] records) {
    Blocks blocks = Blocks.of(records.length, row -> keys.byRule(records[row], number));
    BlockingRule rule = rules.blocking().rules().get(number);
    String fields =
        rule.parts().stream()
            .map(KeyPart::feature)
            .map(feature -> rules.features().get(feature).field())
            .distinct()
            .sorted()
            .collect(Collectors.joining("+"));
    double pairs = sample.scale() * blocks.pairs() / Math.max(1, records.length);
    return new Candidate(fields, rule.toString(), pairs);
  }

  /** What parts a hot key: the fields' own beginnings, in their order. */
  List<String> refine(Map<String, ColumnProfile> fields) {
    return fields.entrySet().stream()
        .filter(entry -> entry.getValue().kind() != ColumnKind.NUMBER)
        .map(entry -> "first4(" + entry.getKey() + ")")
        .limit(4)
        .toList();
  }

  private Value[][] records() {
    Columns columns = new Columns(rules, "", sample.columns());
    Table table = new Table(rules.features());
    List<RecordId> ids = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    for (List<String> row : sample.rows()) {
      ids.add(new RecordId("", Integer.toString(ids.size())));
      rows.add(columns.features(row));
    }
    table.add(ids, rows);
    return Training.counted(rules, table);
  }
}
