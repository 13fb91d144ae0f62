package dev.lampo.demo.traffic;

import java.util.List;
import java.util.Locale;

/** Columns of a broker's table, by the names that they have in a record of the traffic. */
public final class RowColumns {
  /** The columns in their order; the first is the primary key. */
  public static final List<String> ALL =
      List.of(
          "id",
          "revision",
          "broker",
          "customer_name",
          "customer_email",
          "customer_phone",
          "pickup_station",
          "pickup_at",
          "return_station",
          "return_at",
          "car_class",
          "price",
          "currency",
          "quoted_at");

  private RowColumns() {}

  /** {@code customer_name} for {@code customer.name}, {@code car_class} for {@code carClass}. */
  static String column(String field) {
    return field.replace('.', '_').replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
