package dev.lampo.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Answers probes on a port of its own: {@code /live} while the process works, {@code /ready} when
 * readers may rely on the node, {@code /status} with a small picture of it. JSON throughout.
 */
public final class HealthServer implements AutoCloseable {
  /** Probes are rare and answers are at hand; a third caller waits. */
  private static final int THREADS = 2;

  /** Connections that may wait for a thread. */
  private static final int BACKLOG = 32;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService threads;
  private final ObjectMapper json = new ObjectMapper();

  private HealthServer(HttpServer server) {
    this.server = server;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread created = new Thread(task, "lampo-health-" + count.incrementAndGet());
              created.setDaemon(true);
              return created;
            });
    server.setExecutor(threads);
  }

  /** A status and what is said with it. */
  private record Answer(int status, Map<String, ?> body) {
    private static final Answer UNKNOWN_PATH =
        new Answer(NOT_FOUND, Map.of("paths", "/live /ready /status"));
  }

  /**
   * Begins to answer.
   *
   * @param status the picture for {@code /status}; must answer at once
   * @throws IOException where the address is taken or not of this machine
   */
  public static HealthServer start(
      NodeSettings.Health settings, Readiness readiness, Supplier<Map<String, ?>> status)
      throws IOException {
    HealthServer health =
        new HealthServer(
            HttpServer.create(new InetSocketAddress(settings.bind(), settings.port()), BACKLOG));
    health.route("/live", () -> new Answer(OK, Map.of("live", true)));
    health.route("/ready", () -> readyAnswer(readiness.notReadyBecause()));
    health.route("/status", () -> new Answer(OK, status.get()));
    health.route("/", () -> Answer.UNKNOWN_PATH);
    health.server.start();
    return health;
  }

  /** Where it answers; the port is the real one where any was asked for. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private static Answer readyAnswer(List<String> reasons) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ready", reasons.isEmpty());
    if (!reasons.isEmpty()) {
      body.put("reasons", reasons);
    }
    return new Answer(reasons.isEmpty() ? OK : UNAVAILABLE, body);
  }

  private void route(String path, Supplier<Answer> answers) {
    server.createContext(path, exchange -> handle(exchange, path, answers));
  }

  private void handle(HttpExchange exchange, String path, Supplier<Answer> answers)
      throws IOException {
    try (exchange) {
      // A context also takes the paths below it.
      boolean exact = exchange.getRequestURI().getPath().equals(path);
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        send(exchange, new Answer(METHOD_NOT_ALLOWED, Map.of("error", "only GET is answered")));
      } else {
        send(exchange, exact ? answers.get() : Answer.UNKNOWN_PATH);
      }
    }
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = text(answer.body()).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private String text(Map<String, ?> body) {
    try {
      return json.writeValueAsString(body) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answer is no JSON: " + body.keySet(), e);
    }
  }

  /** Stops answering at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
