package dev.lampo.demo.traffic;

/** The first row of a broker's CSV files, and what stands below it. */
public final class CsvHeader {
  /** Names of the columns. */
  public static final String TEXT =
      "id;revision;status;broker;customer.name;customer.email;customer.phone;pickup.station;"
          + "pickup.at;return.station;return.at;carClass;price;currency;quotedAt";

  /** Status of a row that is an offer. */
  public static final String OFFERED = "offered";

  /** Status of a row that says that the offer is gone. */
  public static final String CANCELLED = "cancelled";

  private static final int EMPTY_FIELDS = 12;

  private CsvHeader() {}

  /**
   * The row of a deletion.
   *
   * @param revision empty where it is missing
   */
  public static String cancelled(String id, String revision) {
    return id + ";" + revision + ";" + CANCELLED + ";".repeat(EMPTY_FIELDS);
  }
}
