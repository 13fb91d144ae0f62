package dev.lampo.demo.servers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A broker that asks for user and password at one port, and gives rights by topic. At the other
 * port a test does what it likes.
 */
final class GuardedKafka {
  private static final String QUOTE =
      """
      {"revision":%d,"broker":"italcar","customer":{"email":"a@example.org"},\
      "pickup":{"station":"FCO","at":"2026-12-01T10:00"},\
      "return":{"station":"FCO","at":"2026-12-05T10:00"},"carClass":"ECMR","price":"%d",\
      "currency":"EUR","quotedAt":"2026-11-22T09:00:00Z"}""";

  private final int guardedPort;
  private final KafkaServer server;

  GuardedKafka(Path folder, Ports ports, Warden warden) {
    int open = ports.free();
    int controller = ports.free();
    guardedPort = ports.free();
    server =
        new KafkaServer(
            folder.resolve("kafka"),
            folder.resolve("kafka.log"),
            open,
            controller,
            warden,
            """
            listeners=OPEN://127.0.0.1:%1$d,GUARDED://127.0.0.1:%3$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=OPEN://127.0.0.1:%1$d,GUARDED://127.0.0.1:%3$d
            listener.security.protocol.map=OPEN:PLAINTEXT,GUARDED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=OPEN
            sasl.enabled.mechanisms=PLAIN
            listener.name.guarded.plain.sasl.jaas.config=\
            org.apache.kafka.common.security.plain.PlainLoginModule required user_lampo="right";
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            super.users=User:ANONYMOUS
            broker.heartbeat.interval.ms=300
            broker.session.timeout.ms=1500
            """
                .formatted(open, controller, guardedPort));
  }

  void start() {
    server.start();
  }

  void stop() {
    server.stop();
  }

  void kill() {
    server.kill();
  }

  String address() {
    return server.address();
  }

  String guarded() {
    return "127.0.0.1:" + guardedPort;
  }

  /** A source of its topic's name, without the mapping. */
  String source(String topic, String password, String version) {
    return """
          %1$s:
            kind: kafka
            topic: %1$s
            client:
              bootstrap.servers: %2$s
              security.protocol: SASL_PLAINTEXT
              sasl.mechanism: PLAIN
              sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule required username="lampo" password="%3$s";'
            parallelism: 1
            id: key
            version: %4$s
            deletionVersion: position
        """
        .formatted(topic, guarded(), password, version);
  }

  void make(String topic) {
    server.createTopic(topic, 1);
  }

  /** One topic goes and another one of its name comes, as fast as the broker can. */
  void makeAnew(String topic) throws Exception {
    delete(topic);
    make(topic);
  }

  /** Returns when nobody finds it any more. */
  void delete(String topic) throws Exception {
    try (Admin admin = admin()) {
      admin.deleteTopics(Set.of(topic)).all().get(30, TimeUnit.SECONDS);
      Wait.until(() -> !exists(admin, topic), Duration.ofMillis(20), Duration.ofSeconds(20));
    }
  }

  void grant(String topic) throws Exception {
    try (Admin admin = admin()) {
      admin.createAcls(List.of(right(topic, AclOperation.READ))).all().get(30, TimeUnit.SECONDS);
    }
  }

  /** The user still finds the topic, and may not read it. */
  void revokeRead(String topic) throws Exception {
    try (Admin admin = admin()) {
      admin
          .createAcls(List.of(right(topic, AclOperation.DESCRIBE)))
          .all()
          .get(30, TimeUnit.SECONDS);
      admin
          .deleteAcls(List.of(right(topic, AclOperation.READ).toFilter()))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  /** Sends so many records; each says its revision and price. */
  void send(String topic, int records, int revision, int price) {
    long committed = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();
    byte[] value = QUOTE.formatted(revision, price).getBytes(StandardCharsets.UTF_8);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", address(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int number = 0; number < records; number++) {
        byte[] key = ("q" + number).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, 0, committed, key, value));
      }
      producer.flush();
    }
  }

  private static boolean exists(Admin admin, String topic) {
    try {
      return admin.listTopics().names().get(10, TimeUnit.SECONDS).contains(topic);
    } catch (ExecutionException | java.util.concurrent.TimeoutException unknown) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", address()));
  }

  private static AclBinding right(String topic, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry("User:lampo", "*", operation, AclPermissionType.ALLOW));
  }
}
