package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.Customer;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Money;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Standing;
import dev.lampo.model.Stop;
import dev.lampo.model.Verdict;

/** Stores a {@link Quote} flat, one column per field. */
public final class QuoteSerializer implements CompactSerializer<Quote> {
  @Override
  public Quote read(CompactReader in) {
    return new Quote(
        in.readString("id"),
        terms(in),
        LineageFields.read(in),
        new Verdict(
            Standing.ofCode(in.readString("standing")),
            Verdict.Reason.ofCode(in.readString("reason")),
            in.readString("in_favour_of"),
            in.readString("enquiry")),
        in.readInt32("births"),
        in.readInt64("stamp"));
  }

  @Override
  public void write(CompactWriter out, Quote quote) {
    out.writeString("id", quote.id());
    out.writeString("source", quote.source());
    writeTerms(out, quote.terms());
    LineageFields.write(out, quote.lineage());
    out.writeString("standing", quote.verdict().standing().code());
    out.writeString("reason", quote.verdict().reason().code());
    out.writeString("in_favour_of", quote.verdict().inFavourOf());
    out.writeString("enquiry", quote.verdict().enquiryId());
    out.writeInt32("births", quote.births());
    out.writeInt64("stamp", quote.stamp());
  }

  @Override
  public String getTypeName() {
    return "quote";
  }

  @Override
  public Class<Quote> getCompactClass() {
    return Quote.class;
  }

  private static QuoteTerms terms(CompactReader in) {
    return new QuoteTerms(
        in.readString("broker"),
        new Customer(
            in.readString("customer"),
            in.readString("customer_name"),
            in.readString("customer_email"),
            in.readString("customer_phone")),
        new Stop(
            in.readString("pickup_station"),
            in.readString("pickup_group"),
            in.readTimestamp("pickup_at")),
        new Stop(
            in.readString("return_station"),
            in.readString("return_group"),
            in.readTimestamp("return_at")),
        in.readString("car_class"),
        in.readString("class_family"),
        new Money(in.readDecimal("price"), in.readString("currency")),
        Times.instant(in.readTimestampWithTimezone("quoted_at")));
  }

  private static void writeTerms(CompactWriter out, QuoteTerms terms) {
    out.writeString("broker", terms.broker());
    out.writeString("customer", terms.customer().key());
    out.writeString("customer_name", terms.customer().name());
    out.writeString("customer_email", terms.customer().email());
    out.writeString("customer_phone", terms.customer().phone());
    out.writeString("trip", terms.trip().toString());
    out.writeString("pickup_station", terms.pickup().station());
    out.writeString("pickup_group", terms.pickup().group());
    out.writeTimestamp("pickup_at", terms.pickup().at());
    out.writeDate("pickup_day", terms.pickup().at().toLocalDate());
    out.writeString("return_station", terms.dropOff().station());
    out.writeString("return_group", terms.dropOff().group());
    out.writeTimestamp("return_at", terms.dropOff().at());
    out.writeString("car_class", terms.carClass());
    out.writeString("class_family", terms.classFamily());
    out.writeDecimal("price", terms.price().amount());
    out.writeString("currency", terms.price().currency());
    out.writeTimestampWithTimezone("quoted_at", Times.utc(terms.quotedAt()));
  }

  /** Lineage as columns; shared by quotes and tombstones. */
  static final class LineageFields {
    private LineageFields() {}

    static Lineage read(CompactReader in) {
      return new Lineage(
          in.readInt64("version"),
          in.readInt64("content_hash"),
          in.readInt64("deleted_version"),
          in.readInt32("deliveries"),
          Marks.of(in.readArrayOfInt32("mark_partitions"), in.readArrayOfInt64("mark_positions")),
          Times.instant(in.readTimestampWithTimezone("committed_at")),
          in.readInt32("revision"),
          in.readInt32("moves"));
    }

    static void write(CompactWriter out, Lineage lineage) {
      out.writeInt64("version", lineage.version());
      out.writeInt64("content_hash", lineage.contentHash());
      out.writeInt64("deleted_version", lineage.deletedVersion());
      out.writeInt32("deliveries", lineage.deliveries());
      out.writeArrayOfInt32("mark_partitions", lineage.latest().partitions());
      out.writeArrayOfInt64("mark_positions", lineage.latest().positions());
      out.writeTimestampWithTimezone("committed_at", Times.utc(lineage.committedAt()));
      out.writeInt32("revision", lineage.revision());
      out.writeInt32("moves", lineage.moves());
    }
  }
}
