package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.Enquiry;
import dev.lampo.model.Offer;
import dev.lampo.model.TripKey;
import java.util.List;

/** Stores {@link Enquiry}. */
public final class EnquirySerializer implements CompactSerializer<Enquiry> {
  @Override
  public Enquiry read(CompactReader in) {
    return new Enquiry(
        in.readString("id"),
        new TripKey(in.readString("pickup_group"), in.readDate("pickup_day")),
        in.readString("customer"),
        in.readString("return_group"),
        in.readString("class_family"),
        in.readTimestamp("first_pickup_at"),
        in.readTimestamp("last_pickup_at"),
        in.readInt32("quotes"),
        List.of(in.readArrayOfCompact("offer_list", Offer.class)),
        List.of(in.readArrayOfCompact("best_list", Offer.class)),
        Times.instant(in.readTimestampWithTimezone("first_quoted_at")),
        Times.instant(in.readTimestampWithTimezone("last_quoted_at")),
        in.readString("anchor"),
        in.readInt64("birth"),
        in.readInt64("stamp"));
  }

  @Override
  public void write(CompactWriter out, Enquiry enquiry) {
    out.writeString("id", enquiry.id());
    out.writeString("trip", enquiry.trip().toString());
    out.writeString("pickup_group", enquiry.trip().stationGroup());
    out.writeDate("pickup_day", enquiry.trip().day());
    out.writeString("customer", enquiry.customer());
    out.writeString("return_group", enquiry.returnGroup());
    out.writeString("class_family", enquiry.classFamily());
    out.writeTimestamp("first_pickup_at", enquiry.firstPickupAt());
    out.writeTimestamp("last_pickup_at", enquiry.lastPickupAt());
    out.writeInt32("quotes", enquiry.quotes());
    out.writeInt32("offers", enquiry.offers().size());
    out.writeInt32("brokers", enquiry.brokers());
    out.writeArrayOfCompact("offer_list", enquiry.offers().toArray(Offer[]::new));
    out.writeArrayOfCompact("best_list", enquiry.best().toArray(Offer[]::new));
    writeBest(out, enquiry);
    out.writeTimestampWithTimezone("first_quoted_at", Times.utc(enquiry.firstQuotedAt()));
    out.writeTimestampWithTimezone("last_quoted_at", Times.utc(enquiry.lastQuotedAt()));
    out.writeString("anchor", enquiry.anchor());
    out.writeInt64("birth", enquiry.birth());
    out.writeInt64("stamp", enquiry.stamp());
  }

  private static void writeBest(CompactWriter out, Enquiry enquiry) {
    Offer only = enquiry.onlyBest();
    out.writeInt32("currencies", enquiry.best().size());
    out.writeDecimal("best_price", only == null ? null : only.price().amount());
    out.writeString("best_currency", only == null ? null : only.price().currency());
    out.writeString("best_broker", only == null ? null : only.broker());
    out.writeString("best_quote", only == null ? null : only.quoteId());
    out.writeString("best_by_currency", enquiry.bestByCurrency());
  }

  @Override
  public String getTypeName() {
    return "enquiry";
  }

  @Override
  public Class<Enquiry> getCompactClass() {
    return Enquiry.class;
  }
}
