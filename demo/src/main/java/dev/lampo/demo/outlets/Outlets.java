package dev.lampo.demo.outlets;

import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.TrafficRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands records over to where their brokers put them. A server that is down keeps only its own
 * records waiting, until there are too many. One thread sends; counts may be read by any.
 */
public final class Outlets implements AutoCloseable {
  private final Receipts receipts;
  private final Map<String, Outlet> bySource = new LinkedHashMap<>();
  private final AtomicLong sent = new AtomicLong();

  /** Connects to the server of a broker's table. */
  @FunctionalInterface
  public interface Connector {
    /** A connection that the caller closes. */
    Connection connect() throws SQLException;
  }

  /** None yet; who is told where records went. */
  public Outlets(Receipts receipts) {
    this.receipts = receipts;
  }

  /** The topic that brokers share. */
  public Outlets topic(String address, String topic) {
    bySource.put(Channel.BROKERS, new KafkaOutlet(address, topic, receipts));
    return this;
  }

  /** A table that has been created. */
  public Outlets table(Channel channel, Connector connector) {
    bySource.put(channel.source(), new TableOutlet(new BrokerTable(channel), connector, receipts));
    return this;
  }

  /** A folder that exists. */
  public Outlets folder(Channel channel, Path folder) {
    bySource.put(channel.source(), new FolderOutlet(folder, channel.source(), receipts));
    return this;
  }

  /** Hands a record over with its own time. */
  public void send(TrafficRecord record) {
    send(record, record.timestamp());
  }

  /**
   * The same with another time, such as now; a database takes its own.
   *
   * @throws IllegalStateException where an earlier record could not be delivered
   */
  public void send(TrafficRecord record, Instant at) {
    Outlet outlet = bySource.get(record.source());
    if (outlet == null) {
      throw new IllegalArgumentException(
          "record %d is for source %s, there are %s"
              .formatted(record.number(), record.source(), bySource.keySet()));
    }
    outlet.send(record, at);
    sent.incrementAndGet();
  }

  /** Waits until everything is stored where it belongs. */
  public void flush() {
    bySource.values().forEach(Outlet::flush);
  }

  /** Records handed over. */
  public long sent() {
    return sent.get();
  }

  /** Records that are stored where they belong. */
  public long acknowledged() {
    return bySource.values().stream().mapToLong(Outlet::acknowledged).sum();
  }

  /** The same by source. */
  public Map<String, Long> acknowledgedBySource() {
    Map<String, Long> counts = new LinkedHashMap<>();
    bySource.forEach((source, outlet) -> counts.put(source, outlet.acknowledged()));
    return counts;
  }

  /**
   * Does nothing unless records could not be delivered, which may show while nothing is sent.
   *
   * @throws IllegalStateException where an earlier record could not be delivered
   */
  public void throwFailure() {
    bySource.values().forEach(Outlet::throwFailure);
  }

  @Override
  public void close() {
    bySource.values().forEach(Outlet::close);
  }
}
