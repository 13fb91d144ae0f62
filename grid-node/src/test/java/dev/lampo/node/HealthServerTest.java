package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final List<String> reasons = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private HealthServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        HealthServer.start(
            new NodeSettings.Health("127.0.0.1", 0, Duration.ZERO),
            () -> reasons,
            () -> Map.of("members", 3));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldBeLiveWhateverTheReasons() throws Exception {
    reasons.add("rentals: restoring from the relational copy");

    HttpResponse<String> answer = get("/live");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSayWhyItIsNotReady() throws Exception {
    reasons.add("rentals: restoring from the relational copy");
    reasons.add("cluster: backups are not complete yet");

    HttpResponse<String> answer = get("/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body().strip())
        .isEqualTo(
            "{\"ready\":false,\"reasons\":[\"rentals: restoring from the relational copy\","
                + "\"cluster: backups are not complete yet\"]}");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void shouldBeReadyWithoutReasons() throws Exception {
    HttpResponse<String> answer = get("/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().strip()).isEqualTo("{\"ready\":true}");
  }

  @Test
  void shouldTellTheStatus() throws Exception {
    assertThat(get("/status").body().strip()).isEqualTo("{\"members\":3}");
  }

  @Test
  void shouldKnowNothingElse() throws Exception {
    assertThat(get("/ready/now").statusCode()).isEqualTo(404);
    assertThat(get("/").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldOnlyBeRead() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri("/live")).POST(BodyPublishers.ofString("x")).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }
}
