package dev.lampo.model;

/**
 * Why a quote counts or not. A redelivery has no row of its own and so no standing: it raises
 * {@link Lineage#deliveries()} of the quote it repeats.
 */
public enum Standing {
  /** The broker's valid offer of this class for this wish. */
  CURRENT,
  /** The same broker made a newer offer of this class for the same wish. */
  SUPERSEDED,
  /** The same offer of the same broker under another record id. */
  DUPLICATE,
  /** The source deleted it. */
  WITHDRAWN;

  /** How it is written in columns. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Reads {@link #code()}. */
  public static Standing ofCode(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }
}
