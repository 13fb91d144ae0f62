package dev.lampo.demo.outlets;

import dev.lampo.demo.traffic.TrafficRecord;
import java.time.Instant;

/** Takes the records of one source. One thread sends; counts may be read by any. */
interface Outlet extends AutoCloseable {
  /**
   * Hands a record over; waits where too many are under way.
   *
   * @param at the record's time, where the source takes one from outside
   * @throws IllegalStateException where an earlier record could not be delivered
   */
  void send(TrafficRecord record, Instant at);

  /** Waits until everything is stored by the server or in the folder. */
  void flush();

  /** Records that are. */
  long acknowledged();

  /**
   * Does nothing unless records could not be delivered, which may show at any time.
   *
   * @throws IllegalStateException where an earlier record could not be delivered
   */
  void throwFailure();

  /** Lets go; what is under way may be lost. */
  @Override
  void close();
}
