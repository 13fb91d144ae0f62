package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.sql.SqlResult;
import dev.lampo.client.testing.SampleRows;
import dev.lampo.client.testing.TestOptions;
import dev.lampo.model.GridMaps;
import dev.lampo.model.testing.TestMembers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of a column with a sorted index, ordered by it: wrong from the engine, right from us. */
final class OrderGuardTest {
  private static final List<LocalDate> DAYS =
      Stream.iterate(SampleRows.FIRST_DAY, day -> day.plusDays(1)).limit(SampleRows.DAYS).toList();

  private static TestMembers members;
  private static Grid grid;

  @BeforeAll
  static void start() {
    members = TestMembers.start(1);
    // As somebody may do who asks for ranges of days often; no map has such an index from the
    // start.
    GridMaps.QUOTES.in(members.any()).addIndex(new IndexConfig(IndexType.SORTED, "pickup_day"));
    SampleRows.fill(members.any(), 1_000);
    grid = Grid.over(members.any(), TestOptions.of(members));
  }

  @AfterAll
  static void stop() {
    grid.close();
    members.close();
  }

  /** When this fails, the engine is mended: see whether the guard can go. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT pickup_day, COUNT(*) FROM quotes GROUP BY pickup_day ORDER BY pickup_day",
        "SELECT DISTINCT pickup_day FROM quotes ORDER BY pickup_day"
      })
  void shouldStillBeWrongInTheBareEngine(String sql) {
    assertThat(bare(sql)).hasSize(DAYS.size()).isNotEqualTo(DAYS);
    assertThat(bare(sql + " LIMIT 3")).isNotEqualTo(DAYS.subList(0, 3));
  }

  static Stream<String> plainStatements() {
    return Stream.of(
        "SELECT pickup_day, COUNT(*) FROM quotes GROUP BY pickup_day ORDER BY pickup_day",
        "select pickup_day as d, count(*) from quotes group by pickup_day order by d;",
        "SELECT pickup_day, COUNT(*) FROM quotes GROUP BY pickup_day ORDER BY 1 ASC -- days",
        "SELECT q.\"pickup_day\" FROM quotes q WHERE broker <> 'order by' GROUP BY q.pickup_day"
            + " HAVING COUNT(*) > 0 ORDER BY q.pickup_day",
        "SELECT DISTINCT pickup_day FROM quotes ORDER BY pickup_day",
        "-- the \"days\"\nSELECT pickup_day FROM quotes GROUP BY pickup_day ORDER BY pickup_day",
        "--\rSELECT pickup_day FROM quotes GROUP BY pickup_day ORDER BY pickup_day",
        "// who's first\nSELECT pickup_day FROM quotes GROUP BY pickup_day ORDER BY pickup_day",
        " /* the\ndays */ /* */ SELECT pickup_day FROM quotes"
            + " GROUP BY pickup_day ORDER /* by day */ BY pickup_day",
        "SELECT DISTINCT pickup_day AS day_of FROM quotes WHERE pickup_day > '2026-01-01'"
            + " ORDER BY day_of");
  }

  @ParameterizedTest
  @MethodSource("plainStatements")
  void shouldReturnPlainStatementsInOrder(String sql) {
    assertThat(days(grid, sql)).isEqualTo(DAYS);
  }

  @Test
  void shouldReturnTheFirstAndTheLast() {
    String sql = "SELECT pickup_day, COUNT(*) FROM quotes GROUP BY pickup_day ORDER BY pickup_day";
    List<LocalDate> reversed = DAYS.stream().sorted(Comparator.reverseOrder()).toList();
    assertThat(days(grid, sql + " LIMIT 3")).isEqualTo(DAYS.subList(0, 3));
    assertThat(days(grid, sql + " DESC LIMIT 3")).isEqualTo(reversed.subList(0, 3));
    assertThat(days(grid, sql + " DESC LIMIT 2 OFFSET 1")).isEqualTo(reversed.subList(1, 3));
    assertThat(
            days(
                grid,
                "SELECT pickup_day, broker, COUNT(*) FROM quotes"
                    + " GROUP BY pickup_day, broker ORDER BY pickup_day"))
        .hasSize(185)
        .isSorted();
  }

  @Test
  void shouldRefuseWhatItCannotRewriteAndSayHowTo() {
    GridSqlTest.assertCode(
        ErrorCode.UNSAFE_ORDER,
        () -> grid.sql("SELECT d FROM (SELECT DISTINCT pickup_day AS d FROM quotes) ORDER BY d"),
        "ORDER BY MAX(c)");
  }

  @Test
  void shouldSeeThroughAView() {
    String view =
        "CREATE OR REPLACE VIEW days AS SELECT pickup_day, COUNT(*) AS n FROM quotes"
            + " GROUP BY pickup_day";
    members.any().getSql().execute(view).close();
    assertThat(days(grid, "SELECT * FROM days ORDER BY pickup_day")).isEqualTo(DAYS);
    GridSqlTest.assertCode(
        ErrorCode.UNSAFE_ORDER,
        () -> grid.sql("SELECT pickup_day FROM days ORDER BY pickup_day"),
        "26536");
  }

  @Test
  void shouldLeaveSoundStatementsAlone() {
    assertThat(days(grid, "SELECT pickup_day FROM quotes ORDER BY pickup_day"))
        .hasSize(1_000)
        .isSorted();
    try (Rows rows =
        grid.sql("SELECT broker, COUNT(*) AS n FROM quotes GROUP BY broker ORDER BY n, broker")) {
      List<String> brokers = new ArrayList<>();
      rows.forEach(row -> brokers.add(row.text(0)));
      assertThat(brokers).containsExactly("broker0", "broker1", "broker2", "broker3", "broker4");
    }
  }

  @Test
  void shouldNotTakeAnAliasForTheColumn() {
    assertThat(
            OrderRewriting.of(
                "SELECT COUNT(*) AS pickup_day FROM quotes GROUP BY pickup_day"
                    + " ORDER BY pickup_day"))
        .isEmpty();
    assertThat(
            OrderRewriting.of(
                "SELECT COUNT(*) pickup_day FROM quotes GROUP BY pickup_day ORDER BY pickup_day"))
        .isEmpty();
    assertThat(OrderRewriting.of("SELECT a + 1 FROM t GROUP BY a ORDER BY a + 1")).isEmpty();
    assertThat(OrderRewriting.of("SELECT a FROM t UNION SELECT a FROM u ORDER BY a")).isEmpty();
  }

  @Test
  void shouldReadTheLossOfOrderFromThePlan() {
    assertThat(
            OrderGuard.sorts(
                List.of(
                    "LimitPhysicalRel(fetch=[3])",
                    "  AggregateCombineByKeyPhysicalRel(group=[{0}])",
                    "    IndexScanMapPhysicalRel(table=[x], requiresSort=[true])")))
        .isFalse();
    assertThat(
            OrderGuard.sorts(
                List.of(
                    "SortPhysicalRel(sort0=[$0])",
                    "  AggregateCombineByKeyPhysicalRel(group=[{0}])",
                    "    IndexScanMapPhysicalRel(table=[x], requiresSort=[true])")))
        .isTrue();
  }

  private static List<LocalDate> days(Grid grid, String sql) {
    try (Rows rows = grid.sql(sql)) {
      List<LocalDate> days = new ArrayList<>();
      rows.forEach(row -> days.add(row.date(0)));
      return days;
    }
  }

  private static List<LocalDate> bare(String sql) {
    try (SqlResult result = members.any().getSql().execute(sql)) {
      List<LocalDate> days = new ArrayList<>();
      result.forEach(row -> days.add(row.getObject(0)));
      return days;
    }
  }
}
