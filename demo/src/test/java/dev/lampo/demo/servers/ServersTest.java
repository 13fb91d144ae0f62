package dev.lampo.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers for real: started, killed, started again on their data, and gone in the end. */
class ServersTest {
  @TempDir Path directory;

  @Test
  void shouldKeepRecordsOfKilledBroker() throws Exception {
    ProcessHandle process;
    try (Warden warden = Warden.start()) {
      KafkaServer kafka = TestServers.kafka(directory, warden);
      kafka.start();
      kafka.createTopic("quotes", 4);
      kafka.createTopic("quotes", 4);
      send(kafka.address(), new byte[10 << 20]);

      kafka.kill();
      kafka.start();

      assertThat(end(kafka.address())).isEqualTo(1);
      process = kafka.process();
      kafka.stop();
    }
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void shouldKeepCommitsOfKilledDatabase() throws SQLException {
    PostgresServer postgres;
    List<ProcessHandle> processes;
    try (Warden warden = Warden.start()) {
      postgres = TestServers.postgres(directory, warden);
      postgres.start();
      assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
      try (Connection connection = postgres.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept (id int)");
        statement.execute("INSERT INTO kept VALUES (42)");
        processes = postgres.processes();
        postgres.kill();
      }
      assertThat(processes).hasSizeGreaterThan(3).noneMatch(PostgresServer::runs);

      postgres.start();

      assertThat(query(postgres, "SELECT id FROM kept")).isEqualTo("42");
      processes = postgres.processes();
      postgres.stop();
    }
    assertThat(processes).hasSizeGreaterThan(1).noneMatch(PostgresServer::runs);
  }

  @Test
  void shouldLeaveNobodyBehindWhenTheProgramIsKilled() throws Exception {
    Path work = directory.resolve("work");
    // A program of its own that starts a database and is killed without a chance to end it.
    Process program =
        new ProcessBuilder(
                ChildJvm.javaBinary(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Orphanage.class.getName(),
                work.toString())
            .redirectErrorStream(true)
            .start();
    try (var output = program.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      while (line != null && !line.equals(Orphanage.READY)) {
        line = output.readLine();
      }
      assertThat(line).isEqualTo(Orphanage.READY);
    }
    List<ProcessHandle> family = program.descendants().toList();
    ProcessHandle postmaster = Warden.postmaster(work.resolve("postgres")).orElseThrow();

    program.destroyForcibly();

    assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(
            Wait.until(
                () -> !postmaster.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive),
                Duration.ofMillis(50),
                Duration.ofSeconds(20)))
        .isTrue();
    assertThat(work).doesNotExist();
  }

  @Test
  void shouldEndAServerWithALongClassPath() {
    // More than a page, as the broker's is in a folder with a long name.
    String nowhere = ":" + directory.resolve("library-that-is-not-there.jar");
    String classPath = System.getProperty("java.class.path") + nowhere.repeat(100);
    assertThat(classPath).hasSizeGreaterThan(4096);
    ChildJvm server;
    try (Warden warden = Warden.start()) {
      server =
          ChildJvm.start(
              new ChildJvm.Spec(
                  "server",
                  classPath,
                  Sleeper.class.getName(),
                  List.of("-Xmx32m"),
                  List.of(),
                  Map.of(),
                  directory.resolve("server.log")),
              warden);
      Path log = directory.resolve("server.log");
      assertThat(
              Wait.until(
                  () -> ChildJvm.logEnd(log).contains(Sleeper.READY),
                  Duration.ofMillis(20),
                  Duration.ofSeconds(20)))
          .as(ChildJvm.logEnd(log))
          .isTrue();
    }
    boolean ended = server.endsWithin(Duration.ofSeconds(10));
    server.handle().destroyForcibly();
    assertThat(ended).isTrue();
  }

  @Test
  void shouldFallBackToFreePort() throws Exception {
    Ports ports = new Ports();
    int taken = ports.free();
    try (var socket =
        new java.net.ServerSocket(taken, 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThat(new Ports().prefer(taken)).isNotEqualTo(socket.getLocalPort());
    }
    assertThat(new Ports().prefer(taken)).isEqualTo(taken);
  }

  /** Starts servers and waits for its death. */
  static final class Orphanage {
    static final String READY = "READY";

    private Orphanage() {}

    public static void main(String[] args) throws InterruptedException {
      Path directory = Path.of(args[0]);
      Warden warden = Warden.start();
      warden.removeAtEnd(directory);
      TestServers.postgres(directory, warden).start();
      System.out.println(READY);
      Thread.currentThread().join();
    }
  }

  /** Does nothing, for ever. */
  static final class Sleeper {
    static final String READY = "READY";

    private Sleeper() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println(READY);
      Thread.currentThread().join();
    }
  }

  private static String query(PostgresServer postgres, String sql) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void send(String address, byte[] value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", address, "max.request.size", KafkaServer.MESSAGE_BYTES_MAX);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<byte[], byte[]>("quotes", 0, new byte[] {1}, value))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static long end(String address) {
    TopicPartition partition = new TopicPartition("quotes", 0);
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return consumer.endOffsets(List.of(partition)).get(partition);
    }
  }
}
