package dev.lampo.jobs.source.files;

import dev.lampo.jobs.source.Flaw;
import dev.lampo.model.RejectCause;
import java.io.IOException;

/**
 * Cuts a stream of bytes into records and knows the offset of each, which a CSV parser does not
 * tell. It holds no more than one record of the allowed size. What cannot be cut costs one line: a
 * quote that is not closed as it should be spoils the line that the record begins in, and the next
 * line is read as a record again, so that one slip does not swallow the rest of a file. Lines
 * without a byte are passed over. Not for several threads.
 */
final class RecordCutter {
  /** What is kept of a record that is too long: as much as a reject shows at most. */
  static final int PREFIX_BYTES = 65_536;

  private static final int NONE = -1;

  /** Where in a row a byte stands. */
  private enum At {
    FIELD_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private final ByteWindow window;
  private final int bytesMax;
  private final int delimiter;
  private final int quote;
  private final boolean returnEnds;

  private RecordCutter(
      ByteWindow window, int bytesMax, int delimiter, int quote, boolean returnEnds) {
    this.window = window;
    this.bytesMax = bytesMax;
    this.delimiter = delimiter;
    this.quote = quote;
    this.returnEnds = returnEnds;
  }

  /** Each line is a record. */
  static RecordCutter lines(ByteWindow window, int bytesMax) {
    return new RecordCutter(window, bytesMax, NONE, NONE, false);
  }

  /** Each row is a record; a quoted field may hold ends of lines, which CR, LF or both may be. */
  static RecordCutter rows(ByteWindow window, int bytesMax, byte delimiter, byte quote) {
    int quoteUnit = quote == FileFormat.Csv.NO_QUOTE ? NONE : quote & 0xff;
    return new RecordCutter(window, bytesMax, delimiter & 0xff, quoteUnit, true);
  }

  /** The next record, or null at the end. */
  Cut next() throws IOException {
    while (window.has(0) && isEnd(window.get(0))) {
      window.advance(1);
    }
    At state = At.FIELD_START;
    int firstLine = NONE;
    int at = 0;
    for (; window.has(at); at++) {
      if (at == bytesMax && !(state != At.QUOTED && isEnd(window.get(at)))) {
        return tooLong(firstLine);
      }
      int unit = window.get(at);
      if (state == At.QUOTED) {
        firstLine = firstLine == NONE && isEnd(unit) ? at : firstLine;
      } else if (isEnd(unit)) {
        return cut(at, null);
      }
      state = after(state, unit);
      if (state == null) {
        return misquoted(firstLine, at, "text follows the quote that closes a field");
      }
    }
    if (state == At.QUOTED) {
      return misquoted(firstLine, at, "a quote is opened here and not closed in the file");
    }
    return at == 0 ? null : cut(at, null);
  }

  /** The state after a byte that does not end the record; null where it may not stand here. */
  private At after(At state, int unit) {
    if (state == At.QUOTED) {
      return unit == quote ? At.AFTER_QUOTE : At.QUOTED;
    }
    if (unit == delimiter) {
      return At.FIELD_START;
    }
    if (state == At.AFTER_QUOTE) {
      return unit == quote ? At.QUOTED : null;
    }
    return unit == quote && state == At.FIELD_START ? At.QUOTED : At.PLAIN;
  }

  private boolean isEnd(int unit) {
    return unit == '\n' || unit == '\r' && returnEnds;
  }

  /** A record of this length, before an end of line or the end of all. */
  private Cut cut(int length, Flaw flaw) throws IOException {
    long offset = window.offset();
    byte[] bytes = window.copy(length);
    int end = 0;
    if (window.has(length)) {
      end = window.get(length) == '\r' && followedByLineFeed(length) ? 2 : 1;
    }
    window.advance(length + end);
    return new Cut(offset, window.offset(), bytes, flaw);
  }

  private boolean followedByLineFeed(int at) throws IOException {
    return window.has(at + 1) && window.get(at + 1) == '\n';
  }

  /** The record ends with its first line, however many its quotes span. */
  private Cut misquoted(int firstLine, int from, String what) throws IOException {
    int end = firstLine == NONE ? from : firstLine;
    while (window.has(end) && !isEnd(window.get(end))) {
      if (end == bytesMax) {
        return overlong();
      }
      end++;
    }
    return cut(end, new Flaw(RejectCause.MALFORMED, what));
  }

  private Cut tooLong(int brokenAt) throws IOException {
    int firstLine = brokenAt == NONE && isEnd(window.get(bytesMax)) ? bytesMax : brokenAt;
    return firstLine == NONE
        ? overlong()
        : misquoted(
            firstLine,
            firstLine,
            "a quote is opened here and not closed within "
                + bytesMax
                + " bytes (maxPayloadBytes)");
  }

  /** Passes over the rest of the line, however long it is. */
  private Cut overlong() throws IOException {
    long offset = window.offset();
    byte[] beginning = window.copy(Math.min(bytesMax, PREFIX_BYTES));
    long bytes = 0;
    while (window.has(0) && !isEnd(window.get(0))) {
      window.advance(1);
      bytes++;
    }
    Cut end = cut(0, null);
    String what =
        "line of " + bytes + " bytes, at most " + bytesMax + " are allowed (maxPayloadBytes)";
    return new Cut(offset, end.next(), beginning, new Flaw(RejectCause.PAYLOAD_TOO_LARGE, what));
  }
}
