package dev.lampo.jobs.rentals;

import dev.lampo.jobs.source.RawRecord;
import dev.lampo.model.Change;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Deliveries as a broker would have written them. */
final class BrokerJson {
  private BrokerJson() {}

  static RawRecord raw(Delivery<QuoteTerms> delivery) {
    byte[] key = bytes(delivery.recordId().substring(delivery.recordId().indexOf(':') + 1));
    String version = Long.toString(delivery.change().version());
    boolean present = delivery.change() instanceof Change.Present<QuoteTerms>;
    return new RawRecord(
        delivery.origin().partition(),
        delivery.origin().position(),
        key,
        present ? bytes(json((Change.Present<QuoteTerms>) delivery.change())) : null,
        present ? Map.of() : Map.of("revision", bytes(version)),
        delivery.committedAt().toEpochMilli());
  }

  private static String json(Change.Present<QuoteTerms> present) {
    QuoteTerms terms = present.content();
    return """
        {"revision":%d,"broker":"%s","customer":{"name":"%s","email":"%s"},\
        "pickup":{"station":"%s","at":"%s"},"return":{"station":"%s","at":"%s"},\
        "carClass":"%s","price":"%s","currency":"%s","quotedAt":"%s"}"""
        .formatted(
            present.version(),
            terms.broker(),
            terms.customer().name(),
            terms.customer().email(),
            terms.pickup().station(),
            terms.pickup().at(),
            terms.dropOff().station(),
            terms.dropOff().at(),
            terms.carClass(),
            terms.price().amount().toPlainString(),
            terms.price().currency(),
            terms.quotedAt());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
