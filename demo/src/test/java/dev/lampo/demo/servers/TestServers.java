package dev.lampo.demo.servers;

import java.nio.file.Path;

/** Servers on free ports, with their data and output in a test's folder; not started. */
final class TestServers {
  private TestServers() {}

  static KafkaServer kafka(Path directory, Warden warden) {
    Ports ports = new Ports();
    return new KafkaServer(
        directory.resolve("kafka"),
        directory.resolve("kafka.log"),
        ports.free(),
        ports.free(),
        warden);
  }

  static PostgresServer postgres(Path directory, Warden warden) {
    return new PostgresServer(
        directory.resolve("postgres"),
        directory.resolve("postgres.log"),
        new Ports().free(),
        warden);
  }
}
