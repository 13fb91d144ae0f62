package dev.lampo.jobs.rentals;

import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.QuoteDecoder;
import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.Redelivery;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.Source;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rejected record comes to when it is read again, under the mapping and the reference data
 * that are in force. A function of the reject alone. Not thread-safe.
 */
final class Rereading {
  /** Stands in the detail of a reject that cannot be read again, before the reason. */
  private static final String NOTE = "; cannot be read again: ";

  private final Map<String, Reader> readers = new HashMap<>();

  private record Reader(RecordReading reading, QuoteDecoder decoder) {}

  /** What became of a record. */
  sealed interface Outcome {
    /** It can be used now. */
    record Used(Delivery<QuoteTerms> delivery) implements Outcome {}

    /** It still cannot: the reject with what is wrong now. */
    record Stays(Reject reject) implements Outcome {}

    /** The reject does not hold all of it, and says so in its detail. */
    record Unreadable(Reject reject, String why) implements Outcome {}
  }

  Rereading(List<Source> sources, ReferenceData reference) {
    sources.forEach(
        source ->
            readers.put(
                source.name(), new Reader(source.reading(), new QuoteDecoder(source, reference))));
  }

  /** Reads the record of a reject again, as far as that can be done. */
  Outcome of(Reject reject) {
    Reader reader = readers.get(reject.origin().source());
    if (reader == null) {
      return unreadable(reject, "no source of this name is read");
    }
    Redelivery redelivery = Redelivery.of(reject, reader.reading());
    return redelivery instanceof Redelivery.Whole whole
        ? decided(reject, reader.decoder().decode(whole.record()))
        : unreadable(reject, ((Redelivery.Partial) redelivery).why());
  }

  /** The detail as it was before anybody tried to read the record again. */
  static Reject withoutNote(Reject reject) {
    return reject.detailed(firstDetail(reject));
  }

  private static Outcome decided(Reject reject, Decoded decoded) {
    if (decoded instanceof Decoded.Accepted accepted) {
      return new Outcome.Used(accepted.delivery().replayed());
    }
    Reject now = ((Decoded.Rejected) decoded).reject();
    // What its source had cut short is no record any more: the cause that is known says more.
    boolean cutShort = now.cause() == RejectCause.MALFORMED;
    return new Outcome.Stays(cutShort ? reject : now.as(reject.id()));
  }

  private static Outcome unreadable(Reject reject, String why) {
    String note = NOTE + why;
    String detail = firstDetail(reject);
    int end = Math.min(Reject.DETAIL_CHARS_MAX - note.length(), detail.length());
    end -= Character.isHighSurrogate(detail.charAt(end - 1)) ? 1 : 0; // half a pair is no character
    return new Outcome.Unreadable(reject.detailed(detail.substring(0, end) + note), why);
  }

  private static String firstDetail(Reject reject) {
    int note = reject.detail().indexOf(NOTE);
    return note < 0 ? reject.detail() : reject.detail().substring(0, note);
  }
}
