package dev.lampo.matching.golden;

import static java.util.Objects.requireNonNull;

/**
 * Why a value survived.
 *
 * @param way what decided, as rules write it; {@code all agree} where there was one value alone,
 *     {@code first record} where no way decided
 * @param had how many records had the value
 * @param of how many records had any value
 * @param values how many different values there were
 */
public record Reason(String way, int had, int of, int values) {
  /** No record has a value. */
  public static final Reason NONE = new Reason("no value", 0, 0, 0);

  /** Refuses a missing way. */
  public Reason {
    requireNonNull(way, "way is null");
  }

  /** For people: {@code most-frequent: 3 of 5 records, 2 values}. */
  @Override
  public String toString() {
    if (of == 0) {
      return way;
    }
    String records = way + ": " + had + " of " + of + (of == 1 ? " record" : " records");
    return values == 1 ? records : records + ", " + values + " values";
  }
}
