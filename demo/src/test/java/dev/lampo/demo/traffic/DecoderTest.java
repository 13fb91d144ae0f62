package dev.lampo.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.demo.outlets.SourcesFile;
import dev.lampo.demo.traffic.Channel.Kind;
import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.QuoteDecoder;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traffic and the grid's decoder must agree on what can be used, with the shipped settings. */
class DecoderTest {
  private static final Path CONFIG = Path.of("../config");

  @TempDir Path directory;

  @Test
  void shouldBeRefusedForThePlannedCausesAndNoOthers() {
    TrafficReference reference = TrafficReference.read(CONFIG.resolve("reference"));
    Channels channels = Channels.all(reference);
    Map<String, QuoteDecoder> decoders = decoders(channels);
    Truth truth = new Truth();
    Map<Long, String> refused = new HashMap<>();

    new TrafficPlan(TrafficPlan.Settings.of(11, 20_000), reference, channels, truth)
        .forEachRemaining(
            record -> {
              // How the columns of files become JSON is for a check with a folder.
              boolean decodable = channels.ofSource(record.source()).kind() != Kind.FILES;
              if (decodable
                  && decoders.get(record.source()).decode(raw(record))
                      instanceof Decoded.Rejected rejected) {
                refused.put(
                    record.number(),
                    rejected.reject().cause() + " " + rejected.reject().recordKey());
              }
            });

    Map<Long, String> planned = new HashMap<>();
    truth.rejects().stream()
        .filter(reject -> channels.ofSource(reject.source()).kind() != Kind.FILES)
        .forEach(reject -> planned.put(reject.record(), reject.cause() + " " + reject.key()));
    assertThat(refused).isEqualTo(planned);
  }

  private Map<String, QuoteDecoder> decoders(Channels channels) {
    SourcesFile yaml = new SourcesFile(CONFIG.resolve("sources.yaml"), "127.0.0.1:1");
    for (Channel channel : channels.all()) {
      switch (channel.kind()) {
        case KAFKA -> {
          // Stands in the shipped file.
        }
        case POSTGRES -> yaml.table(channel, 1, "lampo", "lampo", "public");
        case MARIADB -> yaml.table(channel, 1, "brokers", "lampo", "brokers");
        case FILES -> yaml.folder(channel, directory);
      }
    }
    yaml.write(directory.resolve("sources.yaml"));
    Sources sources =
        SourceSettings.read(directory.resolve("sources.yaml"), CONFIG.resolve("reference"));
    Map<String, QuoteDecoder> decoders = new HashMap<>();
    sources
        .all()
        .forEach(
            source -> decoders.put(source.name(), new QuoteDecoder(source, sources.reference())));
    assertThat(decoders.keySet())
        .isEqualTo(channels.all().stream().map(Channel::source).collect(Collectors.toSet()));
    return decoders;
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
