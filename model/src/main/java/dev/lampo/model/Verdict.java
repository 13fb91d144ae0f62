package dev.lampo.model;

import static java.util.Objects.requireNonNull;

/**
 * What the trip concluded about a quote.
 *
 * @param standing whether it counts
 * @param reason code of the cause, see {@link Reason}
 * @param inFavourOf id of the quote that counts instead, or null
 * @param enquiryId the wish that it answers; null for a withdrawn quote
 */
public record Verdict(Standing standing, Reason reason, String inFavourOf, String enquiryId) {
  /** Refuses a missing standing or reason. */
  public Verdict {
    requireNonNull(standing, "standing is null");
    requireNonNull(reason, "reason is null");
  }

  /** Why a quote has its standing. */
  public enum Reason {
    /** No other offer of this broker and class for this wish. */
    ONLY_OFFER,
    /** Newest of several offers of this broker and class for this wish. */
    NEWEST_OFFER,
    /** {@link Verdict#inFavourOf} is newer. */
    NEWER_OFFER_OF_BROKER,
    /** {@link Verdict#inFavourOf} says the same, to the minute and the cent. */
    SAME_OFFER_TWICE,
    /** The source deleted the record. */
    DELETED_AT_SOURCE;

    /** How it is written in columns. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    public static Reason ofCode(String code) {
      return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
  }
}
