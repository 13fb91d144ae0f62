package dev.lampo.jobs.source;

import dev.lampo.model.RejectCause;

/**
 * A record cannot be used. Without a stack trace: it tells about the record, not about the program,
 * and bad records may come as fast as good ones.
 */
final class Unusable extends Exception {
  private static final int SHOWN_CHARS_MAX = 80;

  private final RejectCause cause;
  private final String field;

  Unusable(RejectCause cause, String field, String detail) {
    super(detail, null, false, false);
    this.cause = cause;
    this.field = field;
  }

  static Unusable invalid(String detail) {
    return new Unusable(RejectCause.INVALID_VALUE, null, detail);
  }

  RejectCause reason() {
    return cause;
  }

  /** Which field is to blame, or null. */
  String field() {
    return field;
  }

  Unusable at(String blamed) {
    return new Unusable(cause, blamed, getMessage());
  }

  /** Offending text in quotation marks: shortened, and with nothing that a database refuses. */
  static String shown(char[] chars, int from, int length) {
    String text = new String(chars, from, Math.min(length, SHOWN_CHARS_MAX));
    return "\"" + printable(text) + (length > SHOWN_CHARS_MAX ? "…" : "") + "\"";
  }

  static String shown(String text) {
    return shown(text.toCharArray(), 0, text.length());
  }

  /** Control characters and halves of surrogate pairs become question marks in a diamond. */
  static String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Texts.isUnprintable(text, i)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder printable = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (Texts.isUnprintable(text, i)) {
        printable.setCharAt(i, '\ufffd');
      }
    }
    return printable.toString();
  }
}
