package dev.lampo.node;

import java.util.List;

/** Says why readers should not rely on this node yet. */
@FunctionalInterface
public interface Readiness {
  /**
   * The reasons, each a short sentence that begins with what it is about; empty when ready. Answers
   * at once: it is asked by probes, so whatever takes time is looked up beforehand.
   */
  List<String> notReadyBecause();
}
