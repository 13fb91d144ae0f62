package dev.lampo.jobs.source;

import dev.lampo.settings.Section;
import dev.lampo.settings.Spelling;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The settings of the Kafka consumer: what the operator may say, and what Lampo says itself. */
final class ClientSettings {
  private static final ConfigDef KNOWN = ConsumerConfig.configDef();

  private static final Pattern BROKER = Pattern.compile("[^\\s,/]+:[0-9]{1,5}");

  private static final Map<String, String> REFUSED =
      Map.of(
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          "Lampo keeps positions itself, with the effects of the records; Kafka's own commits would"
              + " run ahead of them and lose records after a crash",
          ConsumerConfig.GROUP_ID_CONFIG,
          "Lampo assigns partitions and keeps positions itself; the offsets of a group would decide"
              + " where reading starts",
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          "Lampo starts at the stored position, else at the beginning; anything else loses records",
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          "Lampo reads the bytes itself, so that a bad record becomes a reject and not a failure",
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          "Lampo reads the bytes itself, so that a bad record becomes a reject and not a failure");

  private static final Map<String, String> OURS =
      Map.of(
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          "false",
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          "earliest",
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ByteArrayDeserializer.class.getName(),
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          ByteArrayDeserializer.class.getName());

  /**
   * What holds where the operator says nothing. Kafka hands over the first batch of a partition
   * whatever its size, so no record is too large to arrive; the two fetch sizes bound what one
   * consumer holds besides.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000",
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "4194304",
          ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "16777216");

  private ClientSettings() {}

  /** Whether the value of a setting must not be shown. */
  static boolean isSecret(String key) {
    ConfigKey known = KNOWN.configKeys().get(key);
    String lower = key.toLowerCase(Locale.ROOT);
    return (known != null && known.type == ConfigDef.Type.PASSWORD)
        || lower.contains("password")
        || lower.contains("secret")
        || lower.contains("token")
        || lower.contains("jaas")
        || lower.contains("credential");
  }

  /** Reads the section {@code client} of a source and lets Kafka judge its values. */
  static Map<String, String> read(Section source) {
    Section section = source.section("client");
    Map<String, String> client = source.textMap("client", ClientSettings::isSecret);
    if (!section.has(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG) && source.isSection("client")) {
      section.reject(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "required setting is missing");
    }
    checkBrokers(section, client.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
    client.forEach((key, value) -> checkKey(section, key));
    checkValues(section, client);
    return client;
  }

  /** The whole configuration of a consumer. */
  static Properties properties(KafkaSource source) {
    Properties properties = new Properties();
    properties.putAll(DEFAULTS);
    properties.putAll(source.client());
    properties.putAll(OURS);
    return properties;
  }

  private static void checkKey(Section section, String key) {
    if (REFUSED.containsKey(key)) {
      section.reject(key, "cannot be set: " + REFUSED.get(key));
    } else if (!KNOWN.names().contains(key)) {
      section.reject(
          key, "not a setting of the Kafka consumer", Spelling.nearest(key, KNOWN.names()));
    }
  }

  /** Kafka looks at addresses when a consumer is made, which would be too late. */
  private static void checkBrokers(Section section, String brokers) {
    if (brokers == null) {
      return;
    }
    for (String broker : brokers.split(",")) {
      if (!BROKER.matcher(broker.strip()).matches()) {
        section.reject(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            "expected host:port,host:port,..., found \"" + broker + "\"");
      }
    }
  }

  private static void checkValues(Section section, Map<String, String> client) {
    Map<String, String> whole = new HashMap<>(DEFAULTS);
    whole.putAll(client);
    whole.putAll(OURS);
    for (ConfigValue value : KNOWN.validate(whole)) {
      boolean operators = client.containsKey(value.name()) && !REFUSED.containsKey(value.name());
      if (operators && !value.errorMessages().isEmpty()) {
        section.reject(
            value.name(),
            isSecret(value.name())
                ? "Kafka does not accept this value"
                : value.errorMessages().get(0));
      }
    }
  }
}
