package dev.lampo.matching.file;

/** A file that cannot be used; the message names the file, the place, and what to do. */
public final class BadFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong. */
  public BadFileException(String message) {
    super(message);
  }
}
