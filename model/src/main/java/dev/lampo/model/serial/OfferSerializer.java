package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import java.math.BigDecimal;

/** Stores {@link Offer}. */
public final class OfferSerializer implements CompactSerializer<Offer> {
  @Override
  public Offer read(CompactReader in) {
    return new Offer(
        in.readString("quote"),
        in.readString("broker"),
        in.readString("car_class"),
        new Money(in.readDecimal("price"), in.readString("currency")),
        Times.instant(in.readTimestampWithTimezone("quoted_at")),
        comparable(in));
  }

  private static Money comparable(CompactReader in) {
    BigDecimal amount = in.readDecimal("comparable");
    return amount == null ? null : new Money(amount, in.readString("comparable_currency"));
  }

  @Override
  public void write(CompactWriter out, Offer offer) {
    out.writeString("quote", offer.quoteId());
    out.writeString("broker", offer.broker());
    out.writeString("car_class", offer.carClass());
    out.writeDecimal("price", offer.price().amount());
    out.writeString("currency", offer.price().currency());
    out.writeTimestampWithTimezone("quoted_at", Times.utc(offer.quotedAt()));
    Money comparable = offer.comparable();
    out.writeDecimal("comparable", comparable == null ? null : comparable.amount());
    out.writeString("comparable_currency", comparable == null ? null : comparable.currency());
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
