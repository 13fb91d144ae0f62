package dev.lampo.demo.servers;

/** A server did not start, or did not end; the message holds the end of its log. */
public final class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which server, what happened and where its log is. */
  public ServerException(String message) {
    super(message);
  }

  /** The same with a cause. */
  public ServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
