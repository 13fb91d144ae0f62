package dev.lampo.client;

/** What kind of thing went wrong. The Javadoc of each value says what to do about it. */
public enum ErrorCode {
  /** The statement cannot be understood, or is no read. Correct it; it is never retried. */
  INVALID_SQL,
  /** No such table. {@code \d} in {@code lampo sql} lists them; a node that starts has none yet. */
  UNKNOWN_MAP,
  /** The result has no such column. Compare with {@link Rows#columns()}. */
  UNKNOWN_COLUMN,
  /** A column cannot be read as the type asked for. Ask for another type, or CAST in SQL. */
  TYPE_MISMATCH,
  /** The statement met a value that it cannot compute with, such as a division by zero. */
  DATA_ERROR,
  /**
   * The engine would answer in a wrong order, and with LIMIT with wrong rows: it forgets to sort
   * groups of a column with a sorted index. Order by {@code MAX(column)} instead of {@code column}.
   */
  UNSAFE_ORDER,
  /** More rows than {@link GridOptions#rowLimit()}. Add a LIMIT or conditions, or raise it. */
  TOO_MANY_ROWS,
  /**
   * The deadline of the call passed. Look at the load of the members, narrow the question, or raise
   * {@link GridOptions#deadline()}.
   */
  TIMEOUT,
  /**
   * No member answers. Check address, cluster name and network; {@code lampo status} shows more.
   */
  UNREACHABLE,
  /**
   * A member left or joined during the call. Reads that have not returned a row yet are retried
   * within the deadline by themselves; seen by a caller, the deadline was too short for it.
   */
  MEMBER_LEFT,
  /** A member left in the middle of a result. What was read is right but not all: ask again. */
  RESULT_INTERRUPTED,
  /**
   * Too many calls at once, here ({@link GridOptions#concurrentCalls()}) or on the members. Slow
   * down, or add members.
   */
  OVERLOADED,
  /**
   * The maps are being filled after a start or a loss, so an answer would be short. Ask again when
   * the nodes are ready ({@code lampo status}), or through {@link Grid#acceptingIncomplete()}.
   */
  REBUILDING,
  /** The member asked is cut off from the majority and does not answer. Mend the network. */
  MINORITY,
  /** The thread that asked was interrupted, or somebody cancelled the statement. */
  CANCELLED,
  /** The {@link Grid} or its rows were closed before. Keep it open while it is used. */
  CLOSED,
  /** Anything else; the message and the cause say more, and the member's log. */
  FAILED;

  /** Whether a read that has not returned anything yet may be asked again at once. */
  boolean retried() {
    return this == MEMBER_LEFT || this == UNREACHABLE;
  }
}
