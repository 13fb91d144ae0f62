package dev.lampo.jobs.source.files;

import dev.lampo.jobs.source.Flaw;
import dev.lampo.model.RejectCause;
import java.io.IOException;

/** A file says by its content that it cannot be read on; trying again would not help. */
final class BrokenFile extends IOException {
  private static final long serialVersionUID = 1L;

  private final RejectCause cause;

  BrokenFile(RejectCause cause, String detail) {
    super(detail);
    this.cause = cause;
  }

  Flaw flaw() {
    return new Flaw(cause, getMessage());
  }
}
