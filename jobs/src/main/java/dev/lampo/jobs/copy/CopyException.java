package dev.lampo.jobs.copy;

/** The relational copy cannot be used as it is; the message says what to do. */
public final class CopyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CopyException(String message) {
    super(message);
  }
}
