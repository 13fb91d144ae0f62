package dev.lampo.jobs.copy;

/**
 * The run must not write any more: a newer one has registered, or the copy does not hold what it
 * held before, which the next run makes good.
 */
public final class DeposedException extends Exception {
  private static final long serialVersionUID = 1;

  DeposedException(String message) {
    super(message);
  }
}
