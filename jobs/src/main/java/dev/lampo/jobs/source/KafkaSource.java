package dev.lampo.jobs.source;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * One source of {@code config/sources.yaml}: a Kafka topic and how its records become quotes.
 *
 * @param client the operator's settings of the Kafka consumer; may hold secrets
 * @param parallelism consumers per member
 */
public record KafkaSource(
    String name, String topic, Map<String, String> client, int parallelism, RecordReading reading)
    implements Source {
  /** Refuses nulls and copies the client's settings. */
  public KafkaSource {
    requireNonNull(name, "name is null");
    requireNonNull(topic, "topic is null");
    requireNonNull(reading, "reading is null");
    client = Map.copyOf(client);
  }

  @Override
  public String address() {
    Map<String, String> shown = new TreeMap<>(client);
    shown.replaceAll((key, value) -> ClientSettings.isSecret(key) ? SecretDigest.of(value) : value);
    return shown.toString();
  }

  @Override
  public SourceWatch watch() {
    return new KafkaWatch(this);
  }

  /** Which records of transactions are seen belongs to it. */
  @Override
  public String canonicalText() {
    return String.join(
        "\n", name, topic, client.getOrDefault("isolation.level", ""), reading.canonicalText());
  }

  /** Without the client's settings, which may hold secrets. */
  @Override
  public String toString() {
    return "KafkaSource[name=" + name + ", topic=" + topic + "]";
  }
}
