package dev.lampo.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.demo.outlets.SourcesFile;
import dev.lampo.node.Lampo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lampo sources test} with a real broker. */
class SourcesTestOnKafkaTest {
  private static final String QUOTE =
      """
      {"id":"q%d","revision":1,"broker":"italcar","customer":{"email":"a@example.org"},\
      "pickup":{"station":"FCO","at":"2026-12-01T10:00"},\
      "return":{"station":"FCO","at":"2026-12-05T10:00"},"carClass":"ECMR","price":"99.50",\
      "currency":"EUR","quotedAt":"2026-11-22T09:00:00Z"}""";

  @TempDir Path directory;

  @Test
  void shouldShowOldestAndNewestRecordsAndLeaveNoTrace() throws Exception {
    try (Warden warden = Warden.start()) {
      KafkaServer kafka = TestServers.kafka(directory, warden);
      kafka.start();
      Path file = directory.resolve("sources.yaml");
      new SourcesFile(Path.of("..", "config", "sources.yaml"), kafka.address()).write(file);
      assertThat(run(file)).contains("FAILED").contains("exit 1");

      kafka.createTopic("quotes", 2);
      assertThat(run(file)).contains("answered, and is empty").contains("exit 0");

      send(kafka.address(), 30);
      assertThat(run(file))
          .contains("quote brokers:q0, version 1")
          .contains("10 records read, 10 mapped, 0 rejected")
          .contains("exit 0");
      assertThat(run(file, "--latest"))
          .contains("quote brokers:q29, version 1")
          .contains("quote brokers:q28, version 1")
          .contains("20 records read, 20 mapped, 0 rejected");
      assertThat(groups(kafka.address())).isZero();
      kafka.stop();
    }
  }

  private static String run(Path file, String... more) {
    StringWriter out = new StringWriter();
    String[] arguments = {
      "sources", "test", "--sources", file.toString(), "--reference", "../config/reference"
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    int exit = Lampo.commandLine().setOut(new PrintWriter(out)).execute(all);
    return out + "exit " + exit;
  }

  private static void send(String address, int records) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", address),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < records; i++) {
        byte[] key = ("q" + i).getBytes(StandardCharsets.UTF_8);
        byte[] value = QUOTE.formatted(i).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>("quotes", i % 2, key, value)).get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static int groups(String address) throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", address);
    try (Admin admin = Admin.create(properties)) {
      return admin.listGroups().all().get(30, TimeUnit.SECONDS).size();
    }
  }
}
