package dev.lampo.jobs.copy;

/** A newer run of the job has registered, so this one must not write any more. */
public final class DeposedException extends Exception {
  private static final long serialVersionUID = 1;

  DeposedException(String message) {
    super(message);
  }
}
