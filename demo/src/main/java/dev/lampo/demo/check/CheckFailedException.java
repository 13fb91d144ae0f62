package dev.lampo.demo.check;

/** The check could not be carried out: something did not happen in time. */
public final class CheckFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was waited for, and how far all had come. */
  public CheckFailedException(String message) {
    super(message);
  }
}
