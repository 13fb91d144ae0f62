package dev.lampo.jobs.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Offers as the JSON of the column {@code offer_list}: prices are numbers, times are ISO 8601. */
final class OfferJson {
  /** What numeric holds: 131,072 digits before the point and 16,383 after it. */
  private static final int DIGITS_MAX = 150_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNumberLength(DIGITS_MAX).build())
          .build();

  private OfferJson() {}

  static byte[] write(List<Offer> offers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(160 * offers.size() + 2);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartArray();
      for (Offer offer : offers) {
        write(offer, json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write offers as JSON", e);
    }
    return bytes.toByteArray();
  }

  static List<Offer> read(byte[] bytes) {
    List<Offer> offers = new ArrayList<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        offers.add(read(json));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("not a list of offers: " + new String(bytes, UTF_8), e);
    }
    return offers;
  }

  private static void write(Offer offer, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("quote", ExactText.stored(offer.quoteId()));
    json.writeStringField("broker", ExactText.stored(offer.broker()));
    json.writeStringField("car_class", ExactText.stored(offer.carClass()));
    json.writeFieldName("price");
    json.writeNumber(offer.price().amount().toPlainString());
    json.writeStringField("currency", offer.price().currency());
    json.writeStringField("quoted_at", offer.quotedAt().toString());
    if (offer.comparable() != null) {
      json.writeFieldName("comparable");
      json.writeNumber(offer.comparable().amount().toPlainString());
      json.writeStringField("comparable_currency", offer.comparable().currency());
    }
    json.writeEndObject();
  }

  private static Offer read(JsonParser json) throws IOException {
    String quote = null;
    String broker = null;
    String carClass = null;
    BigDecimal price = null;
    String currency = null;
    Instant quotedAt = null;
    BigDecimal comparable = null;
    String comparableCurrency = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "quote" -> quote = ExactText.original(json.getText());
        case "broker" -> broker = ExactText.original(json.getText());
        case "car_class" -> carClass = ExactText.original(json.getText());
        case "price" -> price = new BigDecimal(json.getText());
        case "currency" -> currency = json.getText();
        case "quoted_at" -> quotedAt = Instant.parse(json.getText());
        case "comparable" -> comparable = new BigDecimal(json.getText());
        case "comparable_currency" -> comparableCurrency = json.getText();
        default -> json.skipChildren();
      }
    }
    return new Offer(
        quote,
        broker,
        carClass,
        new Money(price, currency),
        quotedAt,
        comparable == null ? null : new Money(comparable, comparableCurrency));
  }
}
