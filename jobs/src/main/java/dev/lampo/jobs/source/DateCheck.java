package dev.lampo.jobs.source;

import dev.lampo.model.RejectCause;
import dev.lampo.model.Station;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/** Judges the dates of a quote against each other and against the record's time. */
final class DateCheck {
  private final long pickupWithin;
  private final long pickupBefore;
  private final long quotedAfterCommit;
  private final long rentalAtMost;
  private final Plausible plausible;
  private final String quotedAtField;
  private final String pickupField;
  private final String returnField;

  DateCheck(Plausible plausible, QuoteMapping quote) {
    this.plausible = plausible;
    pickupWithin = plausible.pickupWithin().toSeconds();
    pickupBefore = plausible.pickupBefore().toSeconds();
    quotedAfterCommit = plausible.quotedAfterCommit().toSeconds();
    rentalAtMost = plausible.rentalAtMost().toSeconds();
    quotedAtField = quote.quotedAt().field();
    pickupField = quote.pickup().at();
    returnField = quote.dropOff().at();
  }

  /** The offer's time; committed is null where the record has no time of its own. */
  void quotedAt(Instant quotedAt, Instant committed) throws Unusable {
    if (quotedAt.getEpochSecond() < 0) {
      throw implausible(quotedAtField, quotedAt + " is before 1970");
    }
    if (committed != null
        && quotedAt.getEpochSecond() - committed.getEpochSecond() > quotedAfterCommit) {
      throw implausible(
          quotedAtField,
          quotedAt
              + " is more than "
              + days(plausible.quotedAfterCommit())
              + " after the record's"
              + " own time "
              + committed);
    }
  }

  /** Pickup and return, each on the wall clock of its station. */
  void rental(
      Instant quotedAt,
      Station pickup,
      LocalDateTime pickupAt,
      Station dropOff,
      LocalDateTime returnAt)
      throws Unusable {
    long taken = seconds(pickup, pickupAt);
    long ahead = taken - quotedAt.getEpochSecond();
    if (ahead > pickupWithin || ahead < -pickupBefore) {
      throw implausible(
          pickupField,
          pickupAt
              + " is more than "
              + (ahead > 0
                  ? days(plausible.pickupWithin()) + " after"
                  : days(plausible.pickupBefore()) + " before")
              + " the offer of "
              + quotedAt);
    }
    // On one wall clock what is written counts, also in the night when the clocks change.
    boolean oneClock = pickup.zone().equals(dropOff.zone());
    long returned = seconds(dropOff, returnAt);
    if (oneClock ? !returnAt.isAfter(pickupAt) : returned <= taken) {
      throw new Unusable(
          RejectCause.DATES_OUT_OF_ORDER,
          returnField,
          "return at " + returnAt + " is not after the pickup at " + pickupAt);
    }
    if (returned - taken > rentalAtMost) {
      throw implausible(
          returnField,
          returnAt
              + " is more than "
              + days(plausible.rentalAtMost())
              + " after the pickup at "
              + pickupAt);
    }
  }

  private static long seconds(Station station, LocalDateTime at) {
    return at.toEpochSecond(station.zone().getRules().getOffset(at));
  }

  private static String days(Duration duration) {
    return duration.toHours() % 24 == 0 ? duration.toDays() + " days" : duration.toString();
  }

  private static Unusable implausible(String field, String detail) {
    return new Unusable(RejectCause.IMPLAUSIBLE_DATE, field, detail);
  }
}
