package dev.lampo.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.SourceHealth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KafkaWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void shouldSayWhenTheSourceDoesNotAnswer() throws IOException {
    // Listens and never answers, as a broker that hangs.
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        KafkaWatch watch = watch("127.0.0.1:" + silent.getLocalPort())) {
      List<SourceHealth> first = watch.look(NOW);
      List<SourceHealth> second = watch.look(NOW.plusSeconds(5));

      assertThat(first)
          .singleElement()
          .satisfies(
              health -> {
                assertThat(health.lane()).isEqualTo("brokers/0");
                assertThat(health.end()).isEqualTo(-1);
                assertThat(health.observedAt()).isEqualTo(Instant.EPOCH);
                assertThat(health.unreachableSince()).isEqualTo(NOW);
                assertThat(health.error())
                    .contains("topic quotes at 127.0.0.1:")
                    .contains("no answer in time: check client.bootstrap.servers");
              });
      assertThat(second.get(0).unreachableSince()).isEqualTo(NOW);
    }
  }

  @Test
  void shouldNotThrowWhereTheNameIsUnknown() {
    try (KafkaWatch watch = watch("no-such-host.invalid:9092")) {
      assertThat(watch.look(NOW).get(0).unreachableSince()).isEqualTo(NOW);
      assertThat(watch.look(NOW).get(0).error())
          .contains("settings of the client cannot be used: correct client");
    }
  }

  private static KafkaWatch watch(String broker) {
    Path config = Path.of("..", "config");
    Map<String, String> environment = Map.of("LAMPO_KAFKA", broker);
    KafkaSource source =
        (KafkaSource)
            SourceSettings.read(
                    config.resolve("sources.yaml"), config.resolve("reference"), environment::get)
                .all()
                .get(0);
    return new KafkaWatch(source, Duration.ofMillis(300));
  }
}
