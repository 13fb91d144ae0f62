package dev.lampo.jobs.source;

import dev.lampo.jobs.source.JsonFields.Slot;
import dev.lampo.model.Change;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Makes a delivery of a record's bytes, or a reject that says why not. It judges by the record, the
 * source's settings and the reference files alone, so the same bytes give the same answer on every
 * member and in every replay. It never throws for what is in a record. One per thread.
 */
public final class QuoteDecoder {
  /** How the detail begins where the record is not to blame. */
  static final String FAILED = "the decoder failed: ";

  /** Times outside are the sender's mistake; PostgreSQL does not know them either. */
  private static final long LATEST_MILLIS =
      Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private final String source;
  private final RecordReading reading;
  private final boolean readWhole;
  private final JsonFields fields = new JsonFields();
  private final QuoteFields quote;
  private final Slot<String> idField;
  private final Slot<Long> versionField;

  /** Id at the source of the record under decision, as soon as it is known. */
  private String identified;

  private final Slot<String> deletedField;

  /** Prepares to decode the records of one source. */
  public QuoteDecoder(Source source, ReferenceData reference) {
    this.source = source.name();
    this.reading = source.reading();
    this.readWhole = source.isReadWhole();
    quote = new QuoteFields(reading, reference, fields);
    idField =
        reading.id() instanceof ValueFrom.Field id
            ? fields.field(id.path(), (c, f, n) -> new String(c, f, n).strip())
            : null;
    versionField =
        reading.version() instanceof ValueFrom.Field version
            ? fields.field(version.path(), Digits::wholeNumber)
            : null;
    deletedField =
        reading.deletedWhen() == null
            ? null
            : fields.field(reading.deletedWhen().field(), (c, f, n) -> new String(c, f, n).strip());
  }

  /** Says what the record is. */
  public Decoded decode(RawRecord record) {
    identified = null;
    if (record.flaw() != null) {
      String detail = Unusable.printable(record.flaw().detail());
      return rejected(record, new Unusable(record.flaw().cause(), null, detail));
    }
    try {
      return new Decoded.Accepted(
          record.value() == null ? deletion(record) : present(record, record.value()));
    } catch (Unusable e) {
      return rejected(record, e);
    } catch (RuntimeException e) {
      // A mistake of ours must not stop the pipeline either; the reject names it.
      String detail = FAILED + Unusable.printable(e.toString());
      return rejected(record, new Unusable(RejectCause.MALFORMED, null, detail));
    }
  }

  private Decoded rejected(RawRecord record, Unusable why) {
    return new Decoded.Rejected(
        reject(record, why), identified == null ? null : Delivery.recordId(source, identified));
  }

  private Delivery<QuoteTerms> present(RawRecord record, byte[] value) throws Unusable {
    // First of all: a row that is too large is in its table none the less.
    if (idField == null) {
      identified = RecordKeys.id(record.key());
    }
    if (value.length > reading.maxPayloadBytes()) {
      throw new Unusable(
          RejectCause.PAYLOAD_TOO_LARGE,
          null,
          "value of "
              + value.length
              + " bytes, at most "
              + reading.maxPayloadBytes()
              + " are allowed (maxPayloadBytes)");
    }
    fields.read(value);
    String id = idField == null ? identified : id();
    identified = id;
    long version =
        versionField == null ? version(record, reading.version()) : fields.need(versionField);
    if (deletedField != null && reading.deletedWhen().text().equals(fields.get(deletedField))) {
      return delivery(record, id, new Change.Deleted<>(version));
    }
    QuoteTerms terms = quote.terms(record.timestampMillis() < 0 ? null : committedAt(record));
    return delivery(record, id, new Change.Present<>(version, terms.contentHash(), terms));
  }

  private Delivery<QuoteTerms> deletion(RawRecord record) throws Unusable {
    String id = RecordKeys.id(record.key());
    identified = id;
    if (reading.deletionVersion() == null) {
      throw withoutVersion("the source has no deletionVersion");
    }
    return delivery(record, id, new Change.Deleted<>(version(record, reading.deletionVersion())));
  }

  private Delivery<QuoteTerms> delivery(RawRecord record, String id, Change<QuoteTerms> change) {
    return new Delivery<>(
        Delivery.recordId(source, id), origin(record), committedAt(record), change, manner(record));
  }

  private Delivery.Manner manner(RawRecord record) {
    if (!record.observed()) {
      return Delivery.Manner.CHANGE;
    }
    if (reading.version() instanceof ValueFrom.Position) {
      return Delivery.Manner.STATE_WITHOUT_VERSION;
    }
    return readWhole ? Delivery.Manner.STATE : Delivery.Manner.STATE_IN_PART;
  }

  private String id() throws Unusable {
    String id = fields.get(idField);
    if (id == null) {
      throw new Unusable(
          RejectCause.MISSING_KEY, idField.path(), "the field that names the record is missing");
    }
    return id;
  }

  private static long version(RawRecord record, ValueFrom from) throws Unusable {
    if (from instanceof ValueFrom.Position) {
      return record.position();
    }
    if (from instanceof ValueFrom.Timestamp) {
      return Math.max(0, record.timestampMillis());
    }
    String name = ((ValueFrom.Header) from).name();
    byte[] header = record.headers().get(name);
    if (header == null || header.length == 0) {
      throw record.value() == null
          ? withoutVersion("the record has no header " + name)
          : new Unusable(RejectCause.MISSING_FIELD, "header " + name, "the header is missing");
    }
    try {
      char[] text = RecordKeys.lossyText(header).strip().toCharArray();
      return Digits.wholeNumber(text, 0, text.length);
    } catch (Unusable e) {
      throw e.at("header " + name);
    }
  }

  private static Unusable withoutVersion(String detail) {
    return new Unusable(RejectCause.DELETION_WITHOUT_VERSION, null, detail);
  }

  private Reject reject(RawRecord record, Unusable why) {
    SourcePosition origin = origin(record);
    return new Reject(
        rejectId(record, origin),
        origin,
        why.reason(),
        why.field(),
        why.getMessage(),
        record.key() == null ? null : RecordKeys.lossyText(record.key()),
        payload(record.value()),
        record.value() == null ? 0 : record.value().length,
        committedAt(record),
        Stamp.NONE);
  }

  /** A row that every reading finds broken is one reject, not one for each reading. */
  private String rejectId(RawRecord record, SourcePosition origin) {
    return record.observed() && identified != null
        ? Delivery.recordId(source, identified)
        : origin.toString();
  }

  /** The beginning of the value as text; ten megabytes are not decoded to keep a page of them. */
  private static String payload(byte[] value) {
    if (value == null) {
      return null;
    }
    int bytes = Math.min(value.length, 4 * Reject.PAYLOAD_CHARS_MAX);
    String text = new String(value, 0, bytes, StandardCharsets.UTF_8);
    boolean whole = bytes == value.length && text.length() <= Reject.PAYLOAD_CHARS_MAX;
    return whole ? payloadText(text) : payloadText(cut(text)) + "…";
  }

  /** Not between the halves of a surrogate pair. */
  private static String cut(String text) {
    int end = Math.min(text.length(), Reject.PAYLOAD_CHARS_MAX - 1);
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /** A payload may have lines; of the control characters PostgreSQL refuses the NUL alone. */
  private static String payloadText(String text) {
    return text.replace('\0', '\ufffd');
  }

  private SourcePosition origin(RawRecord record) {
    return new SourcePosition(source, record.partition(), record.position());
  }

  private static Instant committedAt(RawRecord record) {
    return Instant.ofEpochMilli(Math.max(0, Math.min(LATEST_MILLIS, record.timestampMillis())));
  }
}
