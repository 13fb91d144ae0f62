package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.CuttingProxy;
import dev.lampo.jobs.source.RawRecord;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A PostgreSQL server over a network that fails in each of its ways. */
class PostgresWireTest extends FeedOnPostgres {
  private static final int ROWS = 20_000;
  private CuttingProxy proxy;

  @BeforeEach
  void lay() {
    proxy = server.proxy();
  }

  @AfterEach
  void remove() {
    proxy.close();
    server.run("ALTER SYSTEM RESET wal_sender_timeout", "SELECT pg_reload_conf()");
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void shouldReadTheTableWholeOverAWireThatIsCutAmidIt() {
    server.createQuotes(0, ROWS);
    proxy.cutAfter(300_000);
    try (Reading reading = Reading.begin(server.source(proxy))) {
      reading.until(() -> proxy.cuts() > 0 && !reading.failures.isEmpty());
      assertThat(reading.sweeps()).isEmpty();
      proxy.cutAfter(Long.MAX_VALUE);

      reading.until(() -> !reading.sweeps().isEmpty());

      assertThat(new HashSet<>(reading.keys())).hasSize(ROWS);
      assertThat(reading.rows().stream().map(RawRecord::position)).doesNotHaveDuplicates();
    }
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void shouldFollowOverAWireThatIsCutAmidATransaction() {
    server.createQuotes(0, 3);
    try (Reading reading = Reading.begin(server.source(proxy))) {
      reading.untilRows(3);
      server.insert(10, 11);
      reading.untilRows(4);
      proxy.cutAfter(200_000);
      server.insert(100, 100 + ROWS);
      reading.until(() -> proxy.cuts() > 0 && !reading.failures.isEmpty());
      proxy.cutAfter(Long.MAX_VALUE);

      reading.until(() -> new HashSet<>(reading.keys()).size() == 4 + ROWS);

      assertThat(reading.sweeps()).as("the table is not read again").hasSize(1);
      assertThat(new HashSet<>(reading.texts()))
          .as("again under the same numbers")
          .hasSize(4 + ROWS);
    }
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void shouldReadAndFollowOverASlowWire() {
    proxy.delay(Duration.ofMillis(50));
    server.createQuotes(0, 100);
    try (Reading reading = Reading.begin(server.source(proxy))) {
      reading.untilRows(100);
      server.insert(200, 300);
      reading.untilRows(200);

      assertThat(reading.failures).isEmpty();
      assertThat(reading.keys()).doesNotHaveDuplicates();
    }
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void shouldNoticeAConnectionThatLeadsNowhere() {
    server.run("ALTER SYSTEM SET wal_sender_timeout = '3s'", "SELECT pg_reload_conf()");
    server.createQuotes(0, 3);
    try (Reading reading = Reading.impatient(server.source(proxy))) {
      reading.untilRows(3);
      server.insert(10, 11);
      reading.untilRows(4);
      proxy.forgetConnections();
      server.insert(20, 21);

      reading.until(() -> reading.keys().contains("q20"));

      assertThat(reading.failures).isNotEmpty();
      assertThat(reading.rows().stream().map(RawRecord::position)).doesNotHaveDuplicates();
    }
  }
}
