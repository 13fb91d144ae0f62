package dev.lampo.demo.traffic;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lampo.model.Money;
import dev.lampo.model.RejectCause;
import dev.lampo.model.Standing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Traffic and truth as files of JSON lines, in the format of {@code docs/traffic-format.md}. Both
 * are read and written line by line.
 */
public final class TrafficFiles {
  /** Name of the traffic's file in a directory. */
  public static final String TRAFFIC = "traffic.jsonl";

  /** Name of the truth's file beside it. */
  public static final String TRUTH = "truth.jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

  private TrafficFiles() {}

  /**
   * Writes planned traffic and its truth into a directory.
   *
   * @return how many records were written
   */
  public static long write(
      TrafficPlan.Settings settings,
      TrafficReference reference,
      Channels channels,
      Path directory) {
    long records = 0;
    try {
      Files.createDirectories(directory);
      try (Writer traffic = Files.newBufferedWriter(directory.resolve(TRAFFIC));
          Writer truth = Files.newBufferedWriter(directory.resolve(TRUTH))) {
        TrafficPlan plan =
            new TrafficPlan(settings, reference, channels, row -> line(truth, json(row)));
        for (; plan.hasNext(); records++) {
          line(traffic, json(plan.next()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write traffic into " + directory, e);
    }
    return records;
  }

  /** Reads {@link #TRAFFIC} of a directory; the stream must be closed. */
  public static Stream<TrafficRecord> readTraffic(Path directory, Channels channels) {
    return lines(directory.resolve(TRAFFIC), new TrafficLine(channels));
  }

  /** Reads a file of truth. */
  public static void readTruth(Path file, Consumer<TruthRow> truth) {
    try (Stream<TruthRow> rows = lines(file, TrafficFiles::truthRow)) {
      rows.forEach(truth);
    }
  }

  private static <T> Stream<T> lines(Path file, Function<JsonNode, T> read) {
    try {
      BufferedReader reader = Files.newBufferedReader(file);
      int[] number = {0};
      return reader
          .lines()
          .map(
              line -> {
                number[0]++;
                try {
                  return read.apply(JSON.readTree(line));
                } catch (IOException | RuntimeException e) {
                  throw new IllegalArgumentException(
                      "cannot read " + file + ", line " + number[0] + ": " + e.getMessage(), e);
                }
              })
          .onClose(() -> close(reader));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static ObjectNode json(TrafficRecord record) {
    ObjectNode json = JSON.createObjectNode();
    if (!record.source().equals(Channel.BROKERS)) {
      json.put("source", record.source());
    }
    if (!record.partitionKey().equals(record.key())) {
      json.put("partitionKey", record.partitionKey());
    }
    json.put("key", record.key());
    if (!record.headers().isEmpty()) {
      json.set("headers", JSON.valueToTree(new java.util.TreeMap<>(record.headers())));
    }
    json.put("timestamp", record.timestamp().toString());
    String text = text(record.value());
    return text == null && record.value() != null
        ? json.put("valueBase64", Base64.getEncoder().encodeToString(record.value()))
        : json.put("value", text);
  }

  private static ObjectNode json(TruthRow row) {
    ObjectNode json = JSON.createObjectNode();
    if (row instanceof QuoteTruth quote) {
      return json.put("type", "quote")
          .put("id", quote.id())
          .put("version", quote.version())
          .put("live", quote.live())
          .put("trip", quote.trip())
          .put("price", quote.price().amount().toPlainString())
          .put("currency", quote.price().currency())
          .put("standing", quote.standing().code())
          .put("inFavourOf", quote.inFavourOf())
          .put("deliveries", quote.deliveries());
    } else if (row instanceof TombstoneTruth tombstone) {
      return json.put("type", "tombstone")
          .put("id", tombstone.id())
          .put("deletedVersion", tombstone.deletedVersion())
          .put("deliveries", tombstone.deliveries());
    } else if (row instanceof EnquiryTruth enquiry) {
      json.put("type", "enquiry");
      json.set("quotes", JSON.valueToTree(enquiry.quotes()));
      json.set("offers", JSON.valueToTree(enquiry.offers()));
      return json.set("best", JSON.valueToTree(enquiry.best()));
    }
    RejectTruth reject = (RejectTruth) row;
    json.put("type", "reject").put("record", reject.record());
    if (!reject.source().equals(Channel.BROKERS)) {
      json.put("source", reject.source());
    }
    return json.put("key", reject.key()).put("cause", reject.cause().code());
  }

  private static TruthRow truthRow(JsonNode json) {
    String type = json.required("type").asText();
    return switch (type) {
      case "quote" ->
          new QuoteTruth(
              json.required("id").asText(),
              json.required("version").asLong(),
              json.required("live").asBoolean(),
              json.required("trip").asText(),
              Money.of(json.required("price").asText(), json.required("currency").asText()),
              Standing.ofCode(json.required("standing").asText()),
              textOrNull(json, "inFavourOf"),
              json.required("deliveries").asInt());
      case "tombstone" ->
          new TombstoneTruth(
              json.required("id").asText(),
              json.required("deletedVersion").asLong(),
              json.required("deliveries").asInt());
      case "enquiry" ->
          new EnquiryTruth(
              JSON.convertValue(json.required("quotes"), IDS),
              JSON.convertValue(json.required("offers"), IDS),
              JSON.convertValue(json.required("best"), TEXTS));
      case "reject" ->
          new RejectTruth(
              json.path("record").asLong(-1),
              json.path("source").asText(Channel.BROKERS),
              textOrNull(json, "key"),
              RejectCause.ofCode(json.required("cause").asText()));
      default -> throw new IllegalArgumentException("unknown type of truth: " + type);
    };
  }

  private static String textOrNull(JsonNode json, String field) {
    return json.path(field).asText(null);
  }

  private static String text(byte[] value) {
    try {
      return value == null
          ? null
          : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  private static void line(Writer file, ObjectNode json) {
    try {
      file.write(JSON.writeValueAsString(json));
      file.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a line of traffic", e);
    }
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a line of traffic and counts the records. */
  private static final class TrafficLine implements Function<JsonNode, TrafficRecord> {
    private final Channels channels;
    private long number;

    TrafficLine(Channels channels) {
      this.channels = channels;
    }

    @Override
    public TrafficRecord apply(JsonNode json) {
      String key = textOrNull(json, "key");
      String partitionKey = json.path("partitionKey").asText(key);
      return new TrafficRecord(
          number++,
          channels.ofSource(json.path("source").asText(Channel.BROKERS)).source(),
          partitionKey == null ? "" : partitionKey,
          key,
          value(json),
          json.has("headers") ? JSON.convertValue(json.get("headers"), TEXTS) : Map.of(),
          Instant.parse(json.required("timestamp").asText()));
    }

    private static byte[] value(JsonNode json) {
      if (json.has("valueBase64")) {
        return Base64.getDecoder().decode(json.get("valueBase64").asText());
      }
      String text = textOrNull(json, "value");
      return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
