package dev.lampo.jobs.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.copy.TestServer;
import dev.lampo.jobs.source.CuttingProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Polled tables over a network that fails in each of its ways. */
class JdbcWireTest {
  private static final String WHOLE = "mode: whole; every: 10ms; table: quotes; fetchRows: 100";
  private static final String INCREASING =
      "mode: increasing; column: version; every: 10ms; lateness: 1s; table: quotes; fetchRows: 100";
  private static final int ROWS = 10_000;

  @TempDir private Path folder;
  private Database database;
  private Database through;
  private CuttingProxy proxy;

  @BeforeEach
  void lay() {
    database = Database.on(TestServer.shared(), folder);
    CopySettings direct = database.access();
    Matcher port = Pattern.compile(":(\\d+)/").matcher(direct.url());
    assertThat(port.find()).isTrue();
    proxy = CuttingProxy.to(Integer.parseInt(port.group(1)));
    String url = port.replaceFirst(":" + proxy.port() + "/");
    through = new Database(CopySettings.of(url, direct.user(), direct.password()), folder);
    database.execute(
        "CREATE TABLE quotes (id TEXT, version BIGINT)",
        "INSERT INTO quotes SELECT repeat('x', 100) || i, i FROM generate_series(1, "
            + ROWS
            + ") i");
  }

  @AfterEach
  void remove() {
    proxy.close();
  }

  @Test
  void shouldReadAWholeTableOverAWireThatIsCutAmidIt() throws IOException {
    proxy.cutAfter(200_000);
    try (Reading reading = Reading.of(through.source(WHOLE), null, 1)) {
      assertThat(reading.trouble()).contains("table quotes").contains("check url and network");
      assertThat(proxy.cuts()).isPositive();
      assertThat(reading.records()).isNotEmpty();
      assertThat(reading.sweeps()).isEmpty();
      proxy.cutAfter(Long.MAX_VALUE);

      reading.untilMended();

      assertThat(reading.sweeps()).hasSize(1);
      assertThat(new HashSet<>(reading.rows())).hasSize(ROWS);
    }
  }

  @Test
  void shouldGoOnWhereAWireWasCut() throws IOException {
    proxy.cutAfter(200_000);
    try (Reading reading = Reading.of(through.source(INCREASING), null, 1)) {
      assertThat(reading.trouble()).contains("check url and network");
      proxy.cutAfter(Long.MAX_VALUE);

      reading.untilMended();

      assertThat(new HashSet<>(reading.rows())).hasSize(ROWS);
    }
  }

  @Test
  void shouldReadOverASlowWire() throws IOException {
    proxy.delay(Duration.ofMillis(5));
    try (Reading reading = Reading.of(through.source(INCREASING), null, 1)) {
      reading.pass();

      assertThat(reading.rows()).hasSize(ROWS).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldNoticeAConnectionThatLeadsNowhere() throws IOException {
    // A long pass is followed by a long pause.
    database.execute("DELETE FROM quotes WHERE version > 100");
    JdbcSource source = through.source("statementTimeout: 1s; " + INCREASING);
    try (Reading reading = Reading.of(source, null, 1)) {
      reading.pass();
      proxy.forgetConnections();
      database.execute("INSERT INTO quotes VALUES ('late', " + (ROWS + 1) + ")");

      assertThat(reading.trouble()).contains("table quotes");
      reading.untilMended();

      assertThat(reading.rows()).hasSize(101).doesNotHaveDuplicates();
    }
  }
}
