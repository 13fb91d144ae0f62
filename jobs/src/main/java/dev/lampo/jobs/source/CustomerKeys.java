package dev.lampo.jobs.source;

import java.util.Locale;

/**
 * What tells customers apart: an e-mail address without regard to case, a telephone number by its
 * digits, anything else (a customer number) without regard to case.
 */
final class CustomerKeys {
  private static final int PHONE_DIGITS_MIN = 5;

  private CustomerKeys() {}

  /**
   * The key that a field's text gives, or null where it tells nobody apart, such as {@code n/a}.
   */
  static String of(String text, boolean phone) {
    String stripped = text.strip();
    int at = stripped.indexOf('@');
    if (at >= 0) {
      return at > 0 && at < stripped.length() - 1 ? stripped.toLowerCase(Locale.ROOT) : null;
    }
    if (phone || isPhone(stripped)) {
      String digits = digits(stripped);
      return digits.length() < (phone ? PHONE_DIGITS_MIN : 1) ? null : digits;
    }
    return stripped.chars().anyMatch(Character::isLetterOrDigit)
        ? stripped.toLowerCase(Locale.ROOT)
        : null;
  }

  private static boolean isPhone(String text) {
    return text.chars()
        .allMatch(unit -> unit >= '0' && unit <= '9' || "+ ()/.-".indexOf(unit) >= 0);
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.chars().filter(unit -> unit >= '0' && unit <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}
