package dev.lampo.client;

import static java.util.Objects.requireNonNull;

/** The one exception of the SDK: its {@link #code()} says what kind, its message what to do. */
public final class GridException extends RuntimeException {
  private final ErrorCode code;

  /** Makes one without a cause. */
  public GridException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** Makes one with a cause, which may be null. */
  public GridException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = requireNonNull(code, "code is null");
  }

  /** What kind of thing went wrong. */
  public ErrorCode code() {
    return code;
  }
}
