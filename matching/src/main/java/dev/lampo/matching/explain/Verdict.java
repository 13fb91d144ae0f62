package dev.lampo.matching.explain;

import dev.lampo.matching.rules.Thresholds;
import java.util.Locale;

/** What becomes of a pair. */
public enum Verdict {
  /** The two are one. */
  MATCH,
  /** A person should look. */
  REVIEW,
  /** The two are not joined. */
  APART;

  /** The verdict on a weight. */
  static Verdict of(double bits, Thresholds thresholds) {
    return bits >= thresholds.matchBits()
        ? MATCH
        : bits >= thresholds.reviewBits() ? REVIEW : APART;
  }

  /** In lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
