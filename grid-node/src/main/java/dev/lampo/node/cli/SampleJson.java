package dev.lampo.node.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.jobs.source.Decoded;
import dev.lampo.model.Change;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;
import dev.lampo.model.Stop;
import java.util.ArrayList;
import java.util.List;

/** What a source answered, for programs: one object per record, then one for the source. */
final class SampleJson {
  private SampleJson() {}

  static List<String> lines(SampleResult result) {
    List<String> lines = new ArrayList<>();
    result.records().forEach(tried -> lines.add(record(result.source(), tried)));
    ObjectNode summary = JsonPrinter.object();
    summary.put("source", result.source());
    summary.put("answered", result.error() == null);
    summary.put("read", result.records().size());
    summary.put("mapped", result.mapped());
    summary.put("rejected", result.rejected());
    summary.put("error", result.error());
    lines.add(JsonPrinter.text(summary));
    return lines;
  }

  private static String record(String source, SampleResult.Tried tried) {
    ObjectNode object = JsonPrinter.object();
    object.put("source", source);
    object.put("partition", tried.record().partition());
    object.put("position", tried.record().position());
    if (tried.decoded() instanceof Decoded.Accepted accepted) {
      delivery(object, accepted.delivery());
    } else {
      reject(object, ((Decoded.Rejected) tried.decoded()).reject());
    }
    return JsonPrinter.text(object);
  }

  private static void delivery(ObjectNode object, Delivery<QuoteTerms> delivery) {
    boolean present = delivery.change() instanceof Change.Present<QuoteTerms>;
    object.put("outcome", present ? "quote" : "deletion");
    object.put("id", delivery.recordId());
    object.put("version", delivery.change().version());
    if (delivery.change() instanceof Change.Present<QuoteTerms> quote) {
      terms(object, quote.content());
    }
  }

  private static void terms(ObjectNode object, QuoteTerms terms) {
    object.put("broker", terms.broker());
    object.put("customerKey", terms.customer().key());
    object.put("customerName", terms.customer().name());
    object.put("customerEmail", terms.customer().email());
    object.put("customerPhone", terms.customer().phone());
    stop(object, "pickup", terms.pickup());
    stop(object, "return", terms.dropOff());
    object.put("carClass", terms.carClass());
    object.put("classFamily", terms.classFamily());
    object.put("price", terms.price().amount());
    object.put("currency", terms.price().currency());
    object.put("quotedAt", terms.quotedAt().toString());
  }

  private static void stop(ObjectNode object, String name, Stop stop) {
    object.put(name + "Station", stop.station());
    object.put(name + "Group", stop.group());
    object.put(name + "At", stop.at().toString());
  }

  private static void reject(ObjectNode object, Reject reject) {
    object.put("outcome", "rejected");
    object.put("cause", reject.cause().code());
    object.put("field", reject.field());
    object.put("detail", reject.detail());
    object.put("payload", reject.payload());
  }
}
