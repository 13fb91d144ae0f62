package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.jet.Job;
import dev.lampo.client.testing.SampleRows;
import dev.lampo.client.testing.TestOptions;
import dev.lampo.model.testing.TestMembers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL through a client on real TCP: rows, records, bounds and errors. */
final class GridSqlTest {
  private static TestMembers members;
  private static Grid grid;
  private static Grid hasty;

  @BeforeAll
  static void start() {
    members = TestMembers.start(1);
    SampleRows.fill(members.any(), 500);
    GridOptions options = TestOptions.of(members);
    grid = Grid.connect(options);
    hasty = Grid.over(members.any(), options.withDeadline(Duration.ofSeconds(1)).withRowLimit(10));
  }

  @AfterAll
  static void stop() {
    grid.close();
    hasty.close();
    members.close();
  }

  @Test
  void shouldReadEachTypeByNameAndByIndex() {
    try (Rows rows =
        grid.sql(
            "SELECT broker, version, price, quoted_at, pickup_at, pickup_day, price > 100 AS dear,"
                + " customer_name FROM quotes WHERE id = ?",
            SampleRows.id(8))) {
      Row row = rows.iterator().next();
      assertThat(row.text("BROKER")).isEqualTo("broker3");
      assertThat(row.integer("version")).isEqualTo(8L);
      assertThat(row.decimal(2)).isEqualByComparingTo(new BigDecimal("108.45"));
      assertThat(row.instant("quoted_at")).isEqualTo(Instant.parse("2026-11-22T10:00:08Z"));
      assertThat(row.localDateTime("pickup_at")).isEqualTo(row.date("pickup_day").atTime(10, 30));
      assertThat(row.flag("dear")).isTrue();
      assertThat(row.text("customer_name")).isNull();
      assertCode(ErrorCode.UNKNOWN_COLUMN, () -> row.text("brokr"), "broker, version");
      assertCode(ErrorCode.TYPE_MISMATCH, () -> row.integer("price"), "108.45");
      assertCode(ErrorCode.TYPE_MISMATCH, () -> row.date("broker"), "broker3");
      assertThat(rows.columns().get(2)).isEqualTo(new Column("price", "DECIMAL", true));
    }
  }

  @Test
  void shouldMakeRecordsOfRows() {
    List<Priced> priced =
        grid.sqlAs(
            Priced.class,
            "SELECT id, pickup_day, price, deliveries, broker FROM quotes"
                + " WHERE customer = ? ORDER BY id",
            "c9");
    assertThat(priced).hasSize(10);
    assertThat(priced.get(0))
        .isEqualTo(
            new Priced(
                SampleRows.id(9),
                SampleRows.quote(9).terms().trip().day(),
                new BigDecimal("109.45"),
                1));
  }

  @Test
  void shouldNameEverythingThatDoesNotFitARecord() {
    assertCode(
        ErrorCode.TYPE_MISMATCH,
        () -> grid.sqlAs(Priced.class, "SELECT id, price FROM quotes"),
        "pickupDay has no column pickup_day; deliveries has no column deliveries");
    assertCode(
        ErrorCode.TYPE_MISMATCH,
        () -> grid.sqlAs(Counted.class, "SELECT version + 5000000000 AS many FROM quotes"),
        "int");
    assertCode(
        ErrorCode.TYPE_MISMATCH,
        () -> grid.sqlAs(Counted.class, "SELECT CAST(NULL AS INTEGER) AS many FROM quotes"),
        "NULL");
  }

  @Test
  void shouldFailBeyondTheRowLimitAndCutWhereAsked() {
    assertCode(ErrorCode.TOO_MANY_ROWS, () -> count(hasty.sql("SELECT id FROM quotes")), "10");
    assertThat(count(hasty.sql("SELECT id FROM quotes LIMIT 10"))).isEqualTo(10);
    Rows cut = hasty.sql("SELECT id FROM quotes").first(4);
    assertThat(count(cut)).isEqualTo(4);
    assertThat(cut.truncated()).isTrue();
  }

  @Test
  void shouldSortErrorsByKind() {
    assertCode(ErrorCode.INVALID_SQL, () -> grid.sql("SELEC 1"), "Non-query");
    assertCode(ErrorCode.INVALID_SQL, () -> grid.sql("SELECT nope FROM quotes"), "nope");
    assertCode(
        ErrorCode.INVALID_SQL, () -> grid.sql("SELECT id FROM quotes WHERE id = ?"), "parameter");
    assertCode(ErrorCode.UNKNOWN_MAP, () -> grid.sql("SELECT * FROM quote"), "quote");
    assertCode(
        ErrorCode.DATA_ERROR, () -> count(grid.sql("SELECT 1/0 FROM quotes")), "Division by zero");
  }

  @Test
  void shouldExplainBehindAComment() {
    assertThat(count(grid.sql("-- how\nEXPLAIN PLAN FOR SELECT id FROM quotes"))).isPositive();
    assertCode(ErrorCode.INVALID_SQL, () -> grid.sql("WITH q AS (SELECT 1) SELECT * FROM q"), "");
  }

  @Test
  void shouldOnlyRead() {
    assertCode(ErrorCode.INVALID_SQL, () -> grid.sql("DELETE FROM quotes"), "");
    assertCode(ErrorCode.INVALID_SQL, () -> grid.sql("DROP MAPPING quotes"), "");
    assertThat(count(grid.sql("SELECT id FROM quotes"))).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "(", "-- watched\n", " /* watched */ ", "// watched\r\n("})
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldEndByTheDeadline(String opening) {
    String after = opening.endsWith("(") ? ")" : "";
    long before = System.nanoTime();
    assertCode(
        ErrorCode.TIMEOUT,
        () ->
            count(
                hasty.sql(
                    opening + "SELECT v FROM TABLE(generate_stream(100)) WHERE v < 0" + after)),
        "");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    // The engine stops as well; until then its job is among those that run.
    while (members.any().getJet().getJobs().stream().anyMatch(Job::isLightJob)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Test
  void shouldSayThatRowsWereClosed() {
    Rows rows = grid.sql("SELECT id FROM quotes");
    rows.close();
    assertCode(ErrorCode.CLOSED, () -> count(rows), "closed");
  }

  @Test
  void shouldBindParametersAndNulls() {
    assertThat(count(grid.sql("SELECT id FROM quotes WHERE customer_name = ?", (Object) null)))
        .isZero();
    assertThat(count(grid.sql("SELECT id FROM quotes WHERE broker = ?", "x' OR 1=1 --"))).isZero();
  }

  static void assertCode(ErrorCode code, ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GridException.class, thrown -> assertThat(thrown.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  private static int count(Rows rows) {
    try (rows) {
      List<Row> all = new ArrayList<>();
      rows.forEach(all::add);
      return all.size();
    }
  }

  private record Priced(String id, LocalDate pickupDay, BigDecimal price, int deliveries) {}

  private record Counted(int many) {}
}
