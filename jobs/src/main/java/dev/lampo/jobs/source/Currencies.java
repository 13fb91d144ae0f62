package dev.lampo.jobs.source;

import java.util.Currency;
import java.util.stream.Collectors;

/** The currencies of ISO 4217, those of the past included. */
final class Currencies {
  /** Every alphabetic code, always as the same string. */
  static final Spellings<String> CODES =
      Spellings.ofWords(
          Currency.getAvailableCurrencies().stream()
              .map(Currency::getCurrencyCode)
              .collect(Collectors.toSet()));

  private Currencies() {}

  /** How many decimals the smallest unit has; none for what is no money, such as gold. */
  static int decimals(String code) {
    return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
  }
}
