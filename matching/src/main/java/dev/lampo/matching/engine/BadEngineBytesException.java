package dev.lampo.matching.engine;

/** Bytes that are no engine, of a format that this version does not know, or damaged. */
public class BadEngineBytesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadEngineBytesException(String message) {
    super(message);
  }
}
