package dev.lampo.jobs.source.cdc;

import java.time.Duration;
import java.util.Properties;

/** The settings of Debezium's engine that hold for every kind of server. */
final class EngineSettings {
  private EngineSettings() {}

  /**
   * For one run of the engine.
   *
   * @param from where to go on; null where the table is read whole first
   * @param beat how often the server says at least that it is there
   */
  static Properties of(CdcSource source, Resume from, Duration beat) {
    Properties settings = new Properties();
    engine(settings, source);
    server(settings, source);
    types(settings);
    settings.put("snapshot.mode", from == null ? "initial" : "no_data");
    if (from != null) {
      settings.put(KeptOffset.SETTING, from.offsetJson());
    }
    settings.putAll(source.server().connector(source, beat));
    return settings;
  }

  private static void engine(Properties settings, CdcSource source) {
    settings.put("name", source.name());
    settings.put("topic.prefix", source.name());
    // Kafka Connect asks for brokers that are never dialled.
    settings.put("bootstrap.servers", "127.0.0.1:1");
    settings.put("offset.storage", KeptOffset.class.getName());
    // A failure must be seen here; the feed begins again itself.
    settings.put("errors.max.retries", "0");
    // What is found waits for up to this long, and the last millisecond of each wait is spun away:
    // shorter is hardly fresher, and an idle engine would take the more of a core.
    settings.put("poll.interval.ms", "10");
    settings.put("max.batch.size", "1024");
    settings.put("max.queue.size", "4096");
    settings.put("record.processing.threads", "1");
    settings.put("record.processing.order", "ORDERED");
    settings.put("task.management.timeout.ms", "20000");
    settings.put("provide.transaction.metadata", "true");
    settings.put("notification.enabled.channels", "sink");
    settings.put("notification.sink.topic.name", Changes.NOTICES);
    settings.put("tombstones.on.delete", "false");
    settings.put("skipped.operations", "none");
  }

  private static void server(Properties settings, CdcSource source) {
    Login login = source.login();
    settings.put("database.hostname", login.host());
    settings.put("database.port", Integer.toString(login.port()));
    settings.put("database.user", login.user());
    settings.put("database.password", login.password());
    settings.put("table.include.list", source.table().pattern());
  }

  private static void types(Properties settings) {
    settings.put("decimal.handling.mode", "string");
    settings.put("time.precision.mode", "adaptive_time_microseconds");
    settings.put("binary.handling.mode", "base64");
    settings.put("interval.handling.mode", "string");
    settings.put("hstore.handling.mode", "json");
    settings.put("unavailable.value.placeholder", RowJson.NOT_SENT);
    settings.put("event.processing.failure.handling.mode", "fail");
  }
}
