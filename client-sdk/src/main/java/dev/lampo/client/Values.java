package dev.lampo.client;

import java.math.BigDecimal;

/** Reads a value of a result as a type, or says why not. */
final class Values {
  private Values() {}

  static <T> T as(Class<T> type, Object value, String column) {
    if (value != null && !type.isInstance(value)) {
      throw mismatch(column, value, type.getSimpleName());
    }
    return type.cast(value);
  }

  static String text(Object value, String column) {
    return as(String.class, value, column);
  }

  static Long integer(Object value, String column) {
    if (value instanceof BigDecimal decimal) {
      try {
        return decimal.longValueExact();
      } catch (ArithmeticException fraction) {
        throw mismatch(column, value, "whole number");
      }
    }
    if (value == null || isWhole(value)) {
      return value == null ? null : ((Number) value).longValue();
    }
    throw mismatch(column, value, "whole number");
  }

  static BigDecimal decimal(Object value, String column) {
    if (value == null || value instanceof BigDecimal) {
      return (BigDecimal) value;
    }
    if (isWhole(value)) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return new BigDecimal(number.toString());
    }
    throw mismatch(column, value, "number");
  }

  static GridException mismatch(String column, Object value, String wanted) {
    return new GridException(
        ErrorCode.TYPE_MISMATCH,
        "column "
            + column
            + " holds "
            + value.getClass().getSimpleName()
            + ", which is no "
            + wanted
            + ": "
            + value);
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }
}
