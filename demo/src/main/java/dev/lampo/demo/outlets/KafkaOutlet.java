package dev.lampo.demo.outlets;

import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.demo.traffic.TrafficSender;
import java.time.Instant;

/** The topic that brokers share. */
final class KafkaOutlet implements Outlet {
  private final TrafficSender sender;

  KafkaOutlet(String address, String topic, Receipts receipts) {
    sender =
        new TrafficSender(
            address,
            topic,
            (record, partition, offset) ->
                receipts.acknowledged(record, new Receipt(partition, offset, null)));
  }

  @Override
  public void send(TrafficRecord record, Instant at) {
    sender.send(record, at);
  }

  @Override
  public void flush() {
    sender.flush();
  }

  @Override
  public long acknowledged() {
    return sender.acknowledged();
  }

  @Override
  public void throwFailure() {
    sender.throwFailure();
  }

  @Override
  public void close() {
    sender.close();
  }
}
