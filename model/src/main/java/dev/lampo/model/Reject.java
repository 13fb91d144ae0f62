package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A record that could not be used, kept with its cause and origin, replayable after a fix.
 *
 * @param id text of the origin, so that a replay of the delivery does not make a second reject
 * @param field which field is to blame, or null
 * @param detail a sentence with the offending value, shortened
 * @param recordKey the record's key in its source, or null
 * @param payload what was delivered, as text, cut at {@link #PAYLOAD_CHARS_MAX}
 * @param payloadBytes size of what was delivered
 * @param committedAt when the source had it
 * @param stamp when the grid wrote it, see {@link Stamp}
 * @param replayedAt when it was read again and could be used; null while it could not
 */
public record Reject(
    String id,
    SourcePosition origin,
    RejectCause cause,
    String field,
    String detail,
    String recordKey,
    String payload,
    int payloadBytes,
    Instant committedAt,
    long stamp,
    Instant replayedAt) {
  /**
   * A reject keeps at most so much of what was delivered: ten megabytes of rubbish stay outside.
   */
  public static final int PAYLOAD_CHARS_MAX = 16_384;

  /** A detail is a sentence, not a document. */
  public static final int DETAIL_CHARS_MAX = 500;

  /** A record that could not be used. */
  public Reject(
      String id,
      SourcePosition origin,
      RejectCause cause,
      String field,
      String detail,
      String recordKey,
      String payload,
      int payloadBytes,
      Instant committedAt,
      long stamp) {
    this(
        id,
        origin,
        cause,
        field,
        detail,
        recordKey,
        payload,
        payloadBytes,
        committedAt,
        stamp,
        null);
  }

  /** Refuses nulls where something must stand; cuts what is too long. */
  public Reject {
    requireNonNull(id, "id is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(cause, "cause is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(committedAt, "committedAt is null");
    detail = cut(detail, DETAIL_CHARS_MAX);
    payload = cut(payload, PAYLOAD_CHARS_MAX);
  }

  /** The same reject with a stamp. */
  public Reject stamped(long newStamp) {
    return with(id, detail, newStamp, replayedAt);
  }

  /** The same reject after its record could be used. */
  public Reject replayed(Instant at) {
    return with(id, detail, stamp, at);
  }

  /** The same reject with another detail. */
  public Reject detailed(String newDetail) {
    return with(id, newDetail, stamp, replayedAt);
  }

  /** The same reject under another id. */
  public Reject as(String newId) {
    return with(newId, detail, stamp, replayedAt);
  }

  private Reject with(String newId, String newDetail, long newStamp, Instant at) {
    return new Reject(
        newId,
        origin,
        cause,
        field,
        newDetail,
        recordKey,
        payload,
        payloadBytes,
        committedAt,
        newStamp,
        at);
  }

  private static String cut(String text, int max) {
    if (text == null || text.length() <= max) {
      return text;
    }
    // Half a surrogate pair is no character.
    int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
    return text.substring(0, end) + "…";
  }
}
