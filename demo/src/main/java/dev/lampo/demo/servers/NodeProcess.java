package dev.lampo.demo.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A grid node in its own JVM, with a configuration made for it. Not thread-safe. */
public final class NodeProcess {
  /** Name of the demo's cluster, the default of every {@code lampo} command. */
  public static final String CLUSTER = "lampo";

  private static final Duration STOP_WITHIN = Duration.ofSeconds(40);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final House house;
  private final Settings settings;
  private final Warden warden;
  private ChildJvm jvm;

  /**
   * What a node is told.
   *
   * @param directory for its configuration
   * @param log file that its output is appended to
   * @param members {@code host:port} of every node
   * @param sources file that says what is read
   * @param kafka address of the broker
   * @param heapMegabytes of its JVM
   */
  public record Settings(
      Path directory,
      Path log,
      int port,
      int healthPort,
      List<String> members,
      Path sources,
      String kafka,
      String copyUrl,
      String copyUser,
      int heapMegabytes,
      DemoServers.NodeOptions options) {
    /** Copies the list. */
    public Settings {
      members = List.copyOf(members);
    }
  }

  /** A node that has not been started. */
  public NodeProcess(House house, Settings settings, Warden warden) {
    this.house = house;
    this.settings = settings;
    this.warden = warden;
  }

  /** Where its member listens. */
  public String address() {
    return "127.0.0.1:" + settings.port();
  }

  /** Where its probes answer. */
  public String healthAddress() {
    return "http://127.0.0.1:" + settings.healthPort();
  }

  /** File of the node's output. */
  public Path log() {
    return settings.log();
  }

  /** Starts the process and does not wait: nodes start side by side. */
  public void launch() {
    Path config = settings.directory().resolve("node.yaml");
    try {
      Files.createDirectories(settings.directory());
      Files.writeString(config, configuration());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + config, e);
    }
    List<String> flags = new ArrayList<>(ChildJvm.inheritedFlags());
    flags.add("-Xmx" + settings.heapMegabytes() + "m");
    flags.add("-XX:+ExitOnOutOfMemoryError");
    flags.add("-Djava.net.preferIPv4Stack=true");
    jvm =
        ChildJvm.start(
            new ChildJvm.Spec(
                "node " + address(),
                house.nodeClassPath(),
                "dev.lampo.node.Main",
                flags,
                List.of("node", "--config", config.toString()),
                Map.of("LAMPO_KAFKA", settings.kafka()),
                settings.log()),
            warden);
  }

  /**
   * Waits until the node says that it is ready.
   *
   * @throws ServerException where it does not in time, with the end of its log
   */
  public void awaitReady(Duration atMost) {
    // What ends the wait is what counts: asked once more, a node that was ready may not be.
    boolean ended = Wait.until(() -> !jvm.isAlive() || isReady(), Duration.ofMillis(100), atMost);
    if (!ended || !jvm.isAlive()) {
      throw jvm.failure("is not ready: " + answer("/ready"), null);
    }
  }

  /** Whether the node says now that it is ready. */
  public boolean isReady() {
    return get("/ready").map(answer -> answer.statusCode() == 200).orElse(false);
  }

  /** SIGTERM, and SIGKILL where that does not help in time. */
  public void stop() {
    if (jvm != null) {
      jvm.stop(STOP_WITHIN);
    }
  }

  /** SIGKILL; returns when the process is gone. */
  public void kill() {
    jvm.kill();
  }

  /** SIGSTOP: the process stands still, as in a long pause of its machine. */
  public void pause() {
    jvm.signal("STOP");
  }

  /** SIGCONT after {@link #pause}. */
  public void resume() {
    jvm.signal("CONT");
  }

  /** The node's process. */
  public ProcessHandle process() {
    return jvm.handle();
  }

  private java.util.Optional<HttpResponse<String>> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(healthAddress() + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return java.util.Optional.of(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException notUp) {
      return java.util.Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return java.util.Optional.empty();
    }
  }

  private String answer(String path) {
    return get(path).map(HttpResponse::body).orElse("no answer at " + healthAddress() + path);
  }

  private String configuration() {
    return """
        cluster:
          name: %s
        member:
          bind: 127.0.0.1
          port: %d
          members: [%s]
          backups: %d
        health:
          bind: 127.0.0.1
          port: %d
          warmUp: 0s
        jobs:
          snapshotInterval: %dms
        sources: "%s"
        reference: "%s"
        """
            .formatted(
                CLUSTER,
                settings.port(),
                settings.members().stream()
                    .map(member -> '"' + member + '"')
                    .collect(Collectors.joining(", ")),
                settings.options().backups(),
                settings.healthPort(),
                settings.options().snapshotInterval().toMillis(),
                settings.sources(),
                house.config("reference"))
        + (settings.options().copy() ? copy() : "")
        + (settings.options().hazelcast().isEmpty() ? "" : hazelcast());
  }

  private String hazelcast() {
    return settings.options().hazelcast().entrySet().stream()
        .map(property -> "    %s: \"%s\"\n".formatted(property.getKey(), property.getValue()))
        .collect(Collectors.joining("", "hazelcast:\n  properties:\n", ""));
  }

  private String copy() {
    return """
        copy:
          url: "%s"
          user: %s
          password: trusted
        """
        .formatted(settings.copyUrl(), settings.copyUser());
  }
}
