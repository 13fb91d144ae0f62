package dev.lampo.model;

import java.util.Locale;

/** Why a delivery could not be used. Each value says what to do about it. */
public enum RejectCause {
  /** Not the format that the source is configured for. Ask the sender, or correct the format. */
  MALFORMED,
  /** A field that every quote needs is not there. Correct the field mapping or ask the sender. */
  MISSING_FIELD,
  /** A field cannot be read as what it should be. Correct its format or ask the sender. */
  INVALID_VALUE,
  /** The station is neither an id nor an alias in stations.csv. Add it there, then replay. */
  UNKNOWN_STATION,
  /** The broker is neither a code nor an alias in brokers.csv. Add it there, then replay. */
  UNKNOWN_BROKER,
  /** Not an ACRISS code. Ask the sender. */
  UNKNOWN_CAR_CLASS,
  /** The return is not after the pickup. Ask the sender. */
  DATES_OUT_OF_ORDER,
  /** A date further from the delivery than the source's settings allow, such as the year 2099. */
  IMPLAUSIBLE_DATE,
  /** Larger than the source's settings allow. */
  PAYLOAD_TOO_LARGE,
  /** The record has no key and no id field. Ask the sender. */
  MISSING_KEY,
  /** A deletion that does not say which version it deletes. Set deletionVersion for the source. */
  DELETION_WITHOUT_VERSION,
  /** Positions of the source that were never read, see the detail. Ask for the records again. */
  NOT_READ,
  /** The relational copy refused the row; it lives in the grid, the copy lacks it. */
  REFUSED_BY_COPY;

  /** How it is written in columns. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads {@link #code()}. */
  public static RejectCause ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
