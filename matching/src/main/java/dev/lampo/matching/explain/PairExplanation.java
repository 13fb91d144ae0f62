package dev.lampo.matching.explain;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.rules.Thresholds;
import java.util.List;

/**
 * Everything that speaks for and against two records being one.
 *
 * @param left the first record
 * @param right the second record
 * @param priorBits what speaks for any two records, before they are looked at
 * @param fields one for each comparison of the rules
 * @param always the deterministic rules that hold, as written
 * @param never the vetoes that hold, as written
 * @param sharedKeys the blocking rules by which both have a key in common, as written; where there
 *     is none the pair is never compared
 * @param evidenceBits prior and fields together
 * @param thresholds of the rules
 */
public record PairExplanation(
    RecordId left,
    RecordId right,
    double priorBits,
    List<ComparedField> fields,
    List<String> always,
    List<String> never,
    List<String> sharedKeys,
    double evidenceBits,
    Thresholds thresholds) {
  /** Copies the lists. */
  public PairExplanation {
    requireNonNull(left, "left is null");
    requireNonNull(right, "right is null");
    requireNonNull(thresholds, "thresholds is null");
    fields = List.copyOf(fields);
    always = List.copyOf(always);
    never = List.copyOf(never);
    sharedKeys = List.copyOf(sharedKeys);
  }

  /** The weight that counts: the evidence, unless a rule or a veto decides. */
  public double bits() {
    return !never.isEmpty() ? Scorer.NEVER : !always.isEmpty() ? Scorer.ALWAYS : evidenceBits;
  }

  /** Whether a rule or a veto decides, whatever the evidence. */
  public boolean byRule() {
    return !never.isEmpty() || !always.isEmpty();
  }

  /** The probability that the two are one. */
  public double probability() {
    return 1 / (1 + Math.pow(2, -bits()));
  }

  /** Whether the two have a key in common. */
  public boolean compared() {
    return !sharedKeys.isEmpty();
  }

  /** What becomes of the pair; a pair that is never compared stays apart. */
  public Verdict verdict() {
    return compared() ? weighed() : Verdict.APART;
  }

  /** What the weight says, compared or not. */
  public Verdict weighed() {
    return Verdict.of(bits(), thresholds);
  }
}
