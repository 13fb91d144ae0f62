package dev.lampo.jobs.source.cdc;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a failure says, with what the failures behind it say. */
final class Causes {
  private static final int DEPTH_MAX = 8;

  private Causes() {}

  /** Every message once, outermost first. */
  static String text(Throwable error) {
    Set<String> texts = new LinkedHashSet<>();
    Throwable at = error;
    for (int depth = 0; at != null && depth < DEPTH_MAX; depth++) {
      String message = at.getMessage();
      // Wrappers repeat what they wrap.
      boolean repeats =
          at.getCause() != null && message != null && message.equals(at.getCause().toString());
      if (!repeats) {
        texts.add(message == null ? at.getClass().getSimpleName() : message.strip());
      }
      at = at.getCause();
    }
    return String.join(": ", texts);
  }
}
