package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;

/** Stores {@link Offer}. */
public final class OfferSerializer implements CompactSerializer<Offer> {
  @Override
  public Offer read(CompactReader in) {
    return new Offer(
        in.readString("quote"),
        in.readString("broker"),
        in.readString("car_class"),
        new Money(in.readDecimal("price"), in.readString("currency")),
        Times.instant(in.readTimestampWithTimezone("quoted_at")));
  }

  @Override
  public void write(CompactWriter out, Offer offer) {
    out.writeString("quote", offer.quoteId());
    out.writeString("broker", offer.broker());
    out.writeString("car_class", offer.carClass());
    out.writeDecimal("price", offer.price().amount());
    out.writeString("currency", offer.price().currency());
    out.writeTimestampWithTimezone("quoted_at", Times.utc(offer.quotedAt()));
  }

  @Override
  public String getTypeName() {
    return "offer";
  }

  @Override
  public Class<Offer> getCompactClass() {
    return Offer.class;
  }
}
