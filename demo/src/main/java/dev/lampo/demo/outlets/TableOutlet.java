package dev.lampo.demo.outlets;

import dev.lampo.demo.traffic.TrafficRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A broker's application that writes its table: what waits goes into one transaction, so one at a
 * quiet moment and many after a pause. Where the server dies before it has answered, the table
 * itself says how many changes it holds.
 */
final class TableOutlet implements Outlet {
  private static final int TRANSACTION_MAX = 200;

  /** Records that wait while a server is down, so that other sources need not: some 30 MB. */
  private static final int WAITING_MAX = 50_000;

  /** Values that do not fit, constraints that are hurt, statements and names that are wrong. */
  private static final List<String> ERRORS_OF_DATA = List.of("22", "23", "42");

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration AGAIN_AFTER = Duration.ofMillis(200);

  private final BrokerTable table;
  private final Outlets.Connector connector;
  private final Receipts receipts;
  private final BlockingQueue<TrafficRecord> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closed;

  // Of the thread.
  private Connection connection;
  private long changesBefore = -1;

  TableOutlet(BrokerTable table, Outlets.Connector connector, Receipts receipts) {
    this.table = table;
    this.connector = connector;
    this.receipts = receipts;
    thread = new Thread(this::run, "demo-" + table.name());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void send(TrafficRecord record, Instant at) {
    try {
      boolean taken = false;
      while (!taken && !closed) {
        throwFailure();
        taken = waiting.offer(record, 100, TimeUnit.MILLISECONDS);
      }
      accepted.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void flush() {
    while (acknowledged.get() < accepted.get() && !closed && !Thread.interrupted()) {
      throwFailure();
      LockSupport.parkNanos(AGAIN_AFTER.toNanos() / 10);
    }
    throwFailure();
  }

  @Override
  public long acknowledged() {
    return acknowledged.get();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed) {
        TrafficRecord first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<TrafficRecord> transaction = new ArrayList<>(List.of(first));
          waiting.drainTo(transaction, TRANSACTION_MAX - 1);
          write(transaction);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // Errors too: rows that nobody writes must not look like rows that were lost.
      failure.set(e);
    } finally {
      disconnect();
    }
  }

  /**
   * Again and again until it is committed, unless the data are wrong; a transaction is there as a
   * whole or not at all.
   */
  private void write(List<TrafficRecord> transaction) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean committed = false;
    while (!committed && !closed) {
      try {
        committed = connection == null && isThere(transaction.size());
        if (!committed) {
          table.write(connection, transaction);
          connection.commit();
          committed = true;
        }
      } catch (SQLException e) {
        disconnect();
        if (isOfTheData(e) || System.nanoTime() - deadline > 0) {
          throw e;
        }
        LockSupport.parkNanos(AGAIN_AFTER.toNanos());
      }
    }
    if (committed) {
      acknowledge(transaction);
    }
  }

  /** Whether it would be so again, by the first two characters of SQLSTATE. */
  private static boolean isOfTheData(SQLException error) {
    for (Throwable each : error) {
      String state = each instanceof SQLException of ? of.getSQLState() : null;
      if (state != null && ERRORS_OF_DATA.stream().anyMatch(state::startsWith)) {
        return true;
      }
    }
    return false;
  }

  /** Connects, and asks whether the last commit took place though nobody said so. */
  private boolean isThere(int size) throws SQLException {
    Connection made = connector.connect();
    connection = made;
    made.setAutoCommit(false);
    long changes = table.changes(made);
    made.commit();
    if (changesBefore < 0) {
      // What an earlier demo has written into a directory that stays.
      changesBefore = changes;
    }
    long more = changes - changesBefore - acknowledged.get();
    if (more != 0 && more != size) {
      throw new IllegalStateException(
          "table %s holds %d changes more than were acknowledged, of a transaction of %d"
              .formatted(table.name(), more, size));
    }
    return more == size;
  }

  private void acknowledge(List<TrafficRecord> transaction) {
    for (TrafficRecord record : transaction) {
      receipts.acknowledged(record, new Receipt(0, acknowledged.getAndIncrement(), null));
    }
  }

  private void disconnect() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // The server was gone before.
    } finally {
      connection = null;
    }
  }

  @Override
  public void throwFailure() {
    Throwable error = failure.get();
    if (error != null) {
      throw new IllegalStateException("table " + table.name() + " could not be written", error);
    }
  }
}
