package dev.lampo.jobs.source;

import dev.lampo.jobs.source.QuoteMapping.PriceUnit;
import java.math.BigDecimal;

/**
 * Reads amounts of money: at most twelve digits before the point and four after it, so that neither
 * a mistake of the sender nor a sum of millions of prices leaves the range of a column.
 */
final class Prices implements FieldReader<BigDecimal> {
  private static final int WHOLE_DIGITS_MAX = 12;
  private static final int DECIMALS_MAX = 4;
  private static final int EXPONENT_FORM_CHARS_MAX = 40;

  private final PriceUnit unit;
  private final char decimal;

  /** Prepares to read prices with a decimal point. */
  Prices(PriceUnit unit) {
    this(unit, '.');
  }

  /** Prepares to read prices with a decimal point or comma. */
  Prices(PriceUnit unit, char decimal) {
    this.unit = unit;
    this.decimal = decimal;
  }

  @Override
  public BigDecimal read(char[] chars, int from, int length) throws Unusable {
    BigDecimal price = usual(chars, from, length);
    if (price == null) {
      price = withExponent(chars, from, length);
    }
    if (price == null || (unit == PriceUnit.MINOR && price.stripTrailingZeros().scale() > 0)) {
      throw Unusable.invalid(expected() + ", found " + Unusable.shown(chars, from, length));
    }
    return price;
  }

  /** The amount in major units. */
  BigDecimal major(BigDecimal price, String currency) {
    return unit == PriceUnit.MAJOR ? price : price.movePointLeft(Currencies.decimals(currency));
  }

  private String expected() {
    return unit == PriceUnit.MINOR
        ? "expected a price of at most 12 digits without decimals"
        : "expected a price from 0 with at most 12 digits before the "
            + (decimal == ',' ? "comma" : "point")
            + " and 4 after it";
  }

  /** Digits, and more of them after a point or comma. */
  private BigDecimal usual(char[] chars, int from, int length) {
    long unscaled = 0;
    int whole = 0;
    int decimals = -1;
    for (int i = from; i < from + length; i++) {
      char unit = chars[i];
      if (unit == decimal && decimals < 0 && i > from) {
        decimals = 0;
      } else if (unit >= '0' && unit <= '9') {
        whole += decimals < 0 && (whole > 0 || unit > '0') ? 1 : 0;
        decimals += decimals < 0 ? 0 : 1;
        if (whole > WHOLE_DIGITS_MAX || decimals > DECIMALS_MAX) {
          return null;
        }
        unscaled = unscaled * 10 + unit - '0';
      } else {
        return null;
      }
    }
    return decimals == 0 ? null : BigDecimal.valueOf(unscaled, Math.max(0, decimals));
  }

  /** Numbers such as 1.2345E7, which some writers of JSON make of large ones. */
  private static BigDecimal withExponent(char[] chars, int from, int length) {
    boolean exponent = false;
    for (int i = from; i < from + length; i++) {
      exponent |= chars[i] == 'e' || chars[i] == 'E';
    }
    if (!exponent || length > EXPONENT_FORM_CHARS_MAX || chars[from] == '-') {
      return null;
    }
    try {
      BigDecimal price = new BigDecimal(chars, from, length).stripTrailingZeros();
      long wholeDigits = (long) price.precision() - price.scale();
      return price.scale() > DECIMALS_MAX || wholeDigits > WHOLE_DIGITS_MAX ? null : price;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
