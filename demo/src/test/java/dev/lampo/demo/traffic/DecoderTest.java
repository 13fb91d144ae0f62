package dev.lampo.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.QuoteDecoder;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The traffic and the grid's decoder must agree on what can be used, with the shipped settings. */
class DecoderTest {
  private static final Path CONFIG = Path.of("../config");

  @Test
  void shouldBeRefusedForThePlannedCausesAndNoOthers() {
    Sources sources =
        SourceSettings.read(CONFIG.resolve("sources.yaml"), CONFIG.resolve("reference"));
    QuoteDecoder decoder = new QuoteDecoder(sources.all().get(0), sources.reference());
    Truth truth = new Truth();
    Map<Long, String> refused = new HashMap<>();

    new TrafficPlan(
            TrafficPlan.Settings.of(11, 20_000),
            TrafficReference.read(CONFIG.resolve("reference")),
            truth)
        .forEachRemaining(
            record -> {
              if (decoder.decode(raw(record)) instanceof Decoded.Rejected rejected) {
                refused.put(
                    record.number(),
                    rejected.reject().cause() + " " + rejected.reject().recordKey());
              }
            });

    Map<Long, String> planned = new HashMap<>();
    truth
        .rejects()
        .forEach(reject -> planned.put(reject.record(), reject.cause() + " " + reject.key()));
    assertThat(refused).isEqualTo(planned);
  }

  private static RawRecord raw(TrafficRecord record) {
    Map<String, byte[]> headers = new HashMap<>();
    record.headers().forEach((name, text) -> headers.put(name, utf8(text)));
    return new RawRecord(
        0,
        record.number(),
        record.key() == null ? null : utf8(record.key()),
        record.value(),
        headers,
        record.timestamp().toEpochMilli());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
