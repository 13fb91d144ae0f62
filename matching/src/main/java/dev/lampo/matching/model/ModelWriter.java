package dev.lampo.matching.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;

/** Writes a model's text: everything in a fixed order, maps sorted, ASCII alone. */
final class ModelWriter {
  /** Numbers not by {@link Double#toString}, which differs between versions of Java. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final Model model;

  ModelWriter(Model model) {
    this.model = model;
  }

  /** Writes the text, with a hash unless that is null. */
  void write(Writer out, String hash) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter(" ", "\n")));
      json.writeStartObject();
      json.writeStringField("format", ModelFile.FORMAT);
      json.writeNumberField("version", ModelFile.VERSION);
      if (hash != null) {
        json.writeStringField("hash", hash);
      }
      json.writeStringField("rulesHash", model.rules().hash());
      json.writeNumberField("prior", model.prior());
      weights(json);
      frequencies(json);
      baseline(json);
      json.writeArrayFieldStart("hot");
      for (long key : model.hot().sorted()) {
        json.writeString(String.format("%016x", key));
      }
      json.writeEndArray();
      json.writeStringField("rules", model.rules().text());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void weights(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("weights");
    for (int i = 0; i < model.weights().size(); i++) {
      json.writeStartObject();
      json.writeStringField("comparison", model.rules().comparisons().get(i).name());
      shares(json, "m", model.weights().get(i).m());
      shares(json, "u", model.weights().get(i).u());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void shares(JsonGenerator json, String name, double[] shares) throws IOException {
    json.writeFieldName(name);
    json.writeArray(shares, 0, shares.length);
  }

  private void frequencies(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("frequencies");
    for (int i = 0; i < model.frequencies().size(); i++) {
      Frequencies frequencies = model.frequencies().get(i);
      json.writeStartObject();
      json.writeStringField("feature", model.rules().features().get(i).toString());
      json.writeNumberField("foreign", frequencies.foreign());
      json.writeNumberField("rare", frequencies.rare());
      json.writeNumberField("total", frequencies.total());
      json.writeBooleanField("hasWords", frequencies.hasWords());
      counts(json, "values", frequencies.values());
      counts(json, "words", frequencies.words());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Each as its count, a blank and itself: not every text may be a name in JSON. */
  private static void counts(JsonGenerator json, String name, Map<String, Integer> counts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Map.Entry<String, Integer> count : new TreeMap<>(counts).entrySet()) {
      json.writeString(count.getValue() + " " + count.getKey());
    }
    json.writeEndArray();
  }

  private void baseline(JsonGenerator json) throws IOException {
    if (model.baseline().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("baseline");
    for (Baseline baseline : model.baseline()) {
      json.writeStartObject();
      json.writeNumberField("filled", baseline.filled());
      if (!Double.isNaN(baseline.unseen())) {
        json.writeNumberField("unseen", baseline.unseen());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
