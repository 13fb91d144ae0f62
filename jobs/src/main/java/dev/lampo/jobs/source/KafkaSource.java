package dev.lampo.jobs.source;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Map;

/**
 * One source of {@code config/sources.yaml}: a Kafka topic and how its records become quotes.
 *
 * @param client the operator's settings of the Kafka consumer; may hold secrets
 * @param parallelism consumers per member
 * @param maxPayloadBytes larger values are rejected
 * @param id key or field
 * @param version field, header, position or timestamp
 * @param deletionVersion header, position or timestamp; null where deletions cannot be ordered
 */
public record KafkaSource(
    String name,
    String topic,
    Map<String, String> client,
    int parallelism,
    int maxPayloadBytes,
    ValueFrom id,
    ValueFrom version,
    ValueFrom deletionVersion,
    QuoteMapping quote,
    Plausible plausible)
    implements Serializable {
  /** Refuses nulls other than the version of deletions, and copies the client's settings. */
  public KafkaSource {
    requireNonNull(name, "name is null");
    requireNonNull(topic, "topic is null");
    requireNonNull(id, "id is null");
    requireNonNull(version, "version is null");
    requireNonNull(quote, "quote is null");
    requireNonNull(plausible, "plausible is null");
    client = Map.copyOf(client);
  }

  /**
   * Everything that changes how a record is read, as text. How the broker is reached and how many
   * consumers there are stays out, except which records of transactions are seen.
   */
  String canonicalText() {
    return String.join(
        "\n",
        name,
        topic,
        client.getOrDefault("isolation.level", ""),
        Integer.toString(maxPayloadBytes),
        id.toString(),
        version.toString(),
        String.valueOf(deletionVersion),
        quote.toString(),
        plausible.toString());
  }

  /** Without the client's settings, which may hold secrets. */
  @Override
  public String toString() {
    return "KafkaSource[name=" + name + ", topic=" + topic + "]";
  }
}
