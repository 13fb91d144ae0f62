package dev.lampo.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one unit of the reporting currency cost in others, by day. Immutable and thread-safe.
 *
 * <p>A day without a rate of its own, such as a Sunday, takes the last one before it, up to {@link
 * #DAYS_VALID} days old. An amount without a rate is not converted: never one to one.
 */
public final class ExchangeRates implements Serializable {
  /** A rate stands for so many days after its own, over holidays, but not over a gap. */
  public static final int DAYS_VALID = 7;

  /** No rates at all: every currency stands for itself. */
  public static final ExchangeRates NONE = new ExchangeRates(null, List.of());

  private static final long serialVersionUID = 1;

  /** Fine enough that no two prices become equal by rounding, coarse enough to be shown. */
  private static final int SCALE = 4;

  private final String reporting;
  private final HashMap<String, TreeMap<LocalDate, BigDecimal>> byCurrency = new HashMap<>();

  /**
   * One rate.
   *
   * @param perUnit units of the currency for one unit of the reporting currency, above zero
   */
  public record Rate(LocalDate day, String currency, BigDecimal perUnit) {
    /** Refuses what is no rate. */
    public Rate {
      requireNonNull(day, "day is null");
      requireNonNull(currency, "currency is null");
      if (perUnit.signum() <= 0) {
        throw new IllegalArgumentException("rate is not above zero: " + perUnit);
      }
    }
  }

  /**
   * Rates to one currency.
   *
   * @param reporting the currency that amounts are compared in; null where there are no rates
   */
  public ExchangeRates(String reporting, Collection<Rate> rates) {
    this.reporting = reporting;
    for (Rate rate : rates) {
      byCurrency
          .computeIfAbsent(rate.currency(), any -> new TreeMap<>())
          .put(rate.day(), rate.perUnit());
    }
  }

  /** The currency that amounts are compared in, where there are rates. */
  public Optional<String> reporting() {
    return Optional.ofNullable(reporting);
  }

  /** The amount in the reporting currency by the rate of a day; empty where there is none. */
  public Optional<Money> convert(Money money, LocalDate day) {
    if (reporting == null) {
      return Optional.empty();
    }
    if (money.currency().equals(reporting)) {
      return Optional.of(money);
    }
    TreeMap<LocalDate, BigDecimal> rates = byCurrency.get(money.currency());
    Map.Entry<LocalDate, BigDecimal> rate = rates == null ? null : rates.floorEntry(day);
    if (rate == null || rate.getKey().plusDays(DAYS_VALID).isBefore(day)) {
      return Optional.empty();
    }
    return Optional.of(
        new Money(
            money.amount().divide(rate.getValue(), SCALE, RoundingMode.HALF_EVEN), reporting));
  }

  /** Everything as text, the same on every machine. */
  public String canonicalText() {
    return reporting + new TreeMap<>(byCurrency);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExchangeRates that && canonicalText().equals(that.canonicalText());
  }

  @Override
  public int hashCode() {
    return canonicalText().hashCode();
  }
}
