package dev.lampo.node.cli;

import dev.lampo.jobs.source.Decoded;
import dev.lampo.model.Change;
import dev.lampo.model.Customer;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;
import dev.lampo.model.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a source answered, for a person. */
final class SampleText {
  private static final int PAYLOAD_CHARS = 300;

  private SampleText() {}

  static List<String> lines(SampleResult result) {
    List<String> lines = new ArrayList<>();
    result.records().forEach(tried -> describe(result.source(), tried, lines));
    lines.add(summary(result));
    return lines;
  }

  private static String summary(SampleResult result) {
    String source = "source " + result.source() + ": ";
    if (result.error() != null) {
      return source + "FAILED, " + CellText.onScreen(result.error());
    }
    if (result.records().isEmpty()) {
      return source + "answered, and is empty";
    }
    return source
        + "answered, %d records read, %d mapped, %d rejected"
            .formatted(result.records().size(), result.mapped(), result.rejected());
  }

  private static void describe(String source, SampleResult.Tried tried, List<String> lines) {
    String head = source + "/" + tried.at() + "  ";
    if (tried.decoded() instanceof Decoded.Accepted accepted) {
      Delivery<QuoteTerms> delivery = accepted.delivery();
      String what = delivery.recordId() + ", version " + delivery.change().version();
      if (delivery.change() instanceof Change.Present<QuoteTerms> present) {
        lines.add(head + "quote " + CellText.onScreen(what));
        terms(present.content(), lines);
      } else {
        lines.add(head + "deletion of " + CellText.onScreen(what));
      }
    } else {
      reject(head, ((Decoded.Rejected) tried.decoded()).reject(), lines);
    }
  }

  private static void terms(QuoteTerms terms, List<String> lines) {
    lines.add(line("broker", terms.broker()));
    lines.add(line("customer", customer(terms.customer())));
    lines.add(line("pickup", stop(terms.pickup())));
    lines.add(line("return", stop(terms.dropOff())));
    lines.add(line("car class", terms.carClass() + " (" + terms.classFamily() + ")"));
    lines.add(
        line("price", terms.price().amount().toPlainString() + " " + terms.price().currency()));
    lines.add(line("quoted at", terms.quotedAt().toString()));
  }

  private static void reject(String head, Reject reject, List<String> lines) {
    lines.add(head + "REJECTED, " + reject.cause().code());
    if (reject.field() != null) {
      lines.add(line("field", reject.field()));
    }
    lines.add(line("why", reject.detail()));
    if (reject.payload() != null) {
      String payload = reject.payload();
      boolean whole = payload.length() <= PAYLOAD_CHARS;
      lines.add(line("payload", whole ? payload : payload.substring(0, PAYLOAD_CHARS) + "…"));
    }
  }

  private static String line(String label, String value) {
    return String.format("    %-10s %s", label, CellText.onScreen(value));
  }

  private static String customer(Customer customer) {
    String rest =
        Stream.of(customer.name(), customer.email(), customer.phone())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return customer.key() + (rest.isEmpty() ? "" : " (" + rest + ")");
  }

  private static String stop(Stop stop) {
    return stop.station() + " (group " + stop.group() + ") at " + stop.at();
  }
}
