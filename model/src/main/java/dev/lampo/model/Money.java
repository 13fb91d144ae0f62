package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * An exact amount in one currency. Amounts of different currencies are never compared or added:
 * {@link #isLessThan} refuses them instead of guessing a rate.
 *
 * @param amount in major units (euros, not cents), trailing zeros removed so that equal amounts are
 *     equal records
 * @param currency ISO 4217 alphabetic code, upper case
 */
public record Money(BigDecimal amount, String currency) {

  /** Checks the currency's shape and normalises the amount's scale. */
  public Money {
    requireNonNull(amount, "amount is null");
    requireNonNull(currency, "currency is null");
    if (!isCurrencyCode(currency)) {
      throw new IllegalArgumentException("currency is not three capital letters: " + currency);
    }
    amount = normalised(amount);
  }

  /**
   * Reads an amount written as text.
   *
   * @throws NumberFormatException where the text is not a decimal number
   */
  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /** Whether the text has the shape of an ISO 4217 code; it need not be a currency in use. */
  public static boolean isCurrencyCode(String text) {
    return text.length() == 3 && isCapital(text, 0) && isCapital(text, 1) && isCapital(text, 2);
  }

  private static boolean isCapital(String text, int at) {
    return text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
  }

  /**
   * Whether this amount is below the other one.
   *
   * @throws IllegalArgumentException where the currencies differ
   */
  public boolean isLessThan(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "cannot compare " + currency + " with " + other.currency + " without a rate");
    }
    return amount.compareTo(other.amount) < 0;
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }

  private static BigDecimal normalised(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
