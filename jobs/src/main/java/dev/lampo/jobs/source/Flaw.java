package dev.lampo.jobs.source;

import static java.util.Objects.requireNonNull;

import dev.lampo.model.RejectCause;
import java.io.Serializable;

/**
 * Why what a source delivered is no whole record, where its bytes alone cannot say it.
 *
 * @param detail a sentence for an operator, with the place in the source
 */
public record Flaw(RejectCause cause, String detail) implements Serializable {
  /** Refuses nulls. */
  public Flaw {
    requireNonNull(cause, "cause is null");
    requireNonNull(detail, "detail is null");
  }
}
