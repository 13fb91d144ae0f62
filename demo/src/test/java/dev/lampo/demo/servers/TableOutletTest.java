package dev.lampo.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.demo.outlets.BrokerTable;
import dev.lampo.demo.outlets.Outlets;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.TrafficRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker's table in a real PostgreSQL. */
class TableOutletTest {
  private static final Channel TABLE = new Channel("shop", Channel.Kind.POSTGRES);

  @TempDir Path directory;

  @Test
  void shouldTellAtOnceWhatNoTimeWillMend() throws SQLException {
    try (Warden warden = Warden.start()) {
      PostgresServer server = TestServers.postgres(directory, warden);
      server.start();
      try (Connection connection = server.connect()) {
        new BrokerTable(TABLE).create(connection);
      }
      assertTellsOfTooLongAClass(server);
      assertTellsOfAMissingTable(server);
      server.stop();
    }
  }

  private static void assertTellsOfTooLongAClass(PostgresServer server) {
    try (Outlets outlets = outlets(server)) {
      outlets.send(row("a", "ECMR"));
      outlets.flush();
      outlets.throwFailure();

      outlets.send(row("b", "a class of more than twenty characters"));
      assertFails(outlets, "too long");
      assertThat(outlets.acknowledged()).isEqualTo(1);
    }
  }

  private static void assertTellsOfAMissingTable(PostgresServer server) throws SQLException {
    try (Outlets outlets = outlets(server)) {
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("DROP TABLE quotes_shop");
      }
      outlets.send(row("c", "ECMR"));
      assertFails(outlets, "quotes_shop");
    }
  }

  private static Outlets outlets(PostgresServer server) {
    return new Outlets((record, receipt) -> {}).table(TABLE, server::connect);
  }

  /** Nothing is sent meanwhile. */
  private static void assertFails(Outlets outlets, String why) {
    Throwable[] failure = new Throwable[1];
    Wait.until(
        () -> {
          try {
            outlets.throwFailure();
          } catch (IllegalStateException e) {
            failure[0] = e;
          }
          return failure[0] != null;
        },
        Duration.ofMillis(20),
        Duration.ofSeconds(30));
    assertThat(failure[0]).isNotNull().hasStackTraceContaining(why);
    assertThatThrownBy(outlets::flush).hasMessageContaining("quotes_shop");
  }

  private static TrafficRecord row(String id, String carClass) {
    String json = "{\"id\":\"%s\",\"car_class\":\"%s\"}".formatted(id, carClass);
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    return new TrafficRecord(0, TABLE.source(), id, id, value, Map.of(), Instant.EPOCH);
  }
}
