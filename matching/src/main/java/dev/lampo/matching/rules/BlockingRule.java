package dev.lampo.matching.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What makes two records worth comparing: that all parts of a key are alike. A record in which a
 * part is missing has no such key.
 *
 * @param parts at least one
 */
public record BlockingRule(List<KeyPart> parts) {
  /** Copies the parts. */
  public BlockingRule {
    parts = List.copyOf(parts);
  }

  /** As written in the rules. */
  @Override
  public String toString() {
    return parts.stream().map(KeyPart::text).collect(Collectors.joining(" + "));
  }
}
