package dev.lampo.matching.engine;

/** An engine that was written under another model, whose matches mean nothing under this one. */
public final class OtherModelException extends BadEngineBytesException {
  private static final long serialVersionUID = 1;

  private final String written;
  private final String expected;

  OtherModelException(String written, String expected) {
    super("the engine was written under model " + written + ", not under " + expected);
    this.written = written;
    this.expected = expected;
  }

  /** The hash of the model under which the bytes were written. */
  public String written() {
    return written;
  }

  /** The hash of the model under which they were to be read. */
  public String expected() {
    return expected;
  }
}
