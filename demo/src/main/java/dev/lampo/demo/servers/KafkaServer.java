package dev.lampo.demo.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The real Kafka broker, in KRaft mode with one node that is broker and controller, in its own JVM.
 * Its log is kept for ever: a record that retention takes away could not be read again. Not
 * thread-safe.
 */
public final class KafkaServer {
  /** Largest record that the broker takes, in bytes; the traffic holds records of 10 MB. */
  public static final int MESSAGE_BYTES_MAX = 16 << 20;

  private static final Duration START_WITHIN = Duration.ofSeconds(90);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
  private static final List<String> JVM =
      List.of(
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-Djava.net.preferIPv4Stack=true",
          "-Dlogback.configurationFile=logback-demo.xml");

  private final Path directory;
  private final Path log;
  private final int port;
  private final int controllerPort;
  private final Warden warden;
  private final String further;
  private ChildJvm broker;

  /**
   * A broker that has not been started.
   *
   * @param directory for its data and its configuration
   * @param log file that its output is appended to
   */
  public KafkaServer(Path directory, Path log, int port, int controllerPort, Warden warden) {
    this(directory, log, port, controllerPort, warden, "");
  }

  /** The same with further lines of its configuration, which go before ours. */
  KafkaServer(
      Path directory, Path log, int port, int controllerPort, Warden warden, String further) {
    this.further = further;
    this.directory = directory.toAbsolutePath();
    this.log = log.toAbsolutePath();
    this.port = port;
    this.controllerPort = controllerPort;
    this.warden = warden;
  }

  /** What clients connect to. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** File of the broker's output. */
  public Path log() {
    return log;
  }

  /**
   * Starts the broker on the data it has, or on an empty directory, and waits until it answers.
   *
   * @throws ServerException where it does not, with the end of its log
   */
  public void start() {
    Path properties = directory.resolve("server.properties");
    prepare(properties);
    broker = ChildJvm.start(spec("kafka.Kafka", List.of(properties.toString())), warden);
    boolean up = Wait.until(this::answersOrEnded, Duration.ofMillis(100), START_WITHIN);
    if (!up || !broker.isAlive()) {
      throw broker.failure("does not answer at " + address(), null);
    }
  }

  /** Creates a topic whose records never expire; one that exists is left as it is. */
  public void createTopic(String name, int partitions) {
    Map<String, String> settings =
        Map.of(
            "retention.ms",
            "-1",
            "retention.bytes",
            "-1",
            "max.message.bytes",
            Integer.toString(MESSAGE_BYTES_MAX),
            // Planned traffic carries planned times, whatever the clock says.
            "message.timestamp.after.max.ms",
            Long.toString(Long.MAX_VALUE));
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(settings);
    try (Admin admin = admin(30_000)) {
      admin.createTopics(Set.of(topic)).all().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw broker.failure("does not create the topic " + name, e);
      }
    }
  }

  /** SIGTERM; returns when the broker is gone. */
  public void stop() {
    if (broker != null) {
      broker.stop(STOP_WITHIN);
    }
  }

  /** SIGKILL; returns when the broker is gone. */
  public void kill() {
    broker.kill();
  }

  /** The broker's process. */
  public ProcessHandle process() {
    return broker.handle();
  }

  private void prepare(Path properties) {
    try {
      Files.createDirectories(directory);
      Files.writeString(properties, configuration() + further);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare Kafka in " + directory, e);
    }
    if (!Files.exists(directory.resolve("data/meta.properties"))) {
      format(properties);
    }
  }

  private void format(Path properties) {
    String cluster = Uuid.randomUuid().toString();
    List<String> arguments = List.of("format", "-t", cluster, "-c", properties.toString());
    ChildJvm format = ChildJvm.start(spec("kafka.tools.StorageTool", arguments), warden);
    if (!format.endsWithin(START_WITHIN) || format.exitCode() != 0) {
      throw format.failure("cannot format its storage in " + directory, null);
    }
  }

  private ChildJvm.Spec spec(String mainClass, List<String> arguments) {
    String classPath = System.getProperty("java.class.path");
    return new ChildJvm.Spec("Kafka", classPath, mainClass, JVM, arguments, Map.of(), log);
  }

  private boolean answersOrEnded() {
    if (!broker.isAlive()) {
      return true;
    }
    // Without the look at the port the client would log every refused connection.
    if (!Endpoint.accepts(port)) {
      return false;
    }
    try (Admin admin = admin(5_000)) {
      return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private Admin admin(int timeoutMillis) {
    return Admin.create(
        Map.of(
            "bootstrap.servers", address(),
            "request.timeout.ms", Integer.toString(timeoutMillis),
            "default.api.timeout.ms", Integer.toString(timeoutMillis)));
  }

  private String configuration() {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        message.max.bytes=%4$d
        num.network.threads=2
        num.io.threads=4
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        """
        .formatted(port, controllerPort, directory.resolve("data"), MESSAGE_BYTES_MAX);
  }
}
