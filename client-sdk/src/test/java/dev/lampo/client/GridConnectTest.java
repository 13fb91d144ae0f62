package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.client.testing.SampleRows;
import dev.lampo.client.testing.TestOptions;
import dev.lampo.model.testing.TestMembers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Connections over real TCP: bounded, and found again after a restart. */
final class GridConnectTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  @Test
  void shouldGiveUpByTheDeadlineWhereNobodyListens() {
    long before = System.nanoTime();
    GridSqlTest.assertCode(
        ErrorCode.UNREACHABLE,
        () -> Grid.connect(GridOptions.at("127.0.0.1:1").withDeadline(SHORT)).close(),
        "127.0.0.1:1");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SHORT.multipliedBy(4));
  }

  @Test
  void shouldNotEnterAnotherCluster() {
    try (TestMembers members = TestMembers.start(1)) {
      GridOptions other =
          GridOptions.at(members.address(0)).withCluster("another").withDeadline(SHORT);
      GridSqlTest.assertCode(
          ErrorCode.UNREACHABLE, () -> Grid.connect(other).close(), "cluster another");
    }
  }

  @Test
  void shouldSayWhenTheGridIsGoneAndFindItAgain() {
    try (TestMembers members = TestMembers.start(1);
        Grid grid =
            Grid.connect(
                GridOptions.at(members.address(0))
                    .withCluster(members.cluster())
                    .withDeadline(Duration.ofSeconds(20)))) {
      SampleRows.fill(members.any(), 10);
      assertThat(grid.quote(SampleRows.id(1))).isPresent();
      Grid hasty = grid.within(SHORT);
      members.killLast();
      GridSqlTest.assertCode(ErrorCode.UNREACHABLE, () -> hasty.quote(SampleRows.id(1)), "");
      members.startOne(0);
      SampleRows.fill(members.any(), 10);
      assertThat(grid.quote(SampleRows.id(1))).isPresent();
      assertThat(grid.quotes(QuoteQuery.all()).rows()).hasSize(10);
      try (Rows rows = grid.sql("SELECT COUNT(*) AS n FROM quotes")) {
        assertThat(rows.iterator().next().integer("n")).isEqualTo(10);
      }
    }
  }

  @Test
  void shouldLetWaitAsManyCallsAsItsOptionsSay() {
    try (TestMembers members = TestMembers.start(1)) {
      assertThat(endsOfTwoEndlessCalls(members, 8)).containsOnly(ErrorCode.TIMEOUT);
      assertThat(endsOfTwoEndlessCalls(members, 1)).contains(ErrorCode.OVERLOADED);
    }
  }

  private static List<ErrorCode> endsOfTwoEndlessCalls(TestMembers members, int allowed) {
    GridOptions options = TestOptions.of(members).withConcurrentCalls(allowed);
    try (Grid grid = Grid.over(members.any(), options.withDeadline(Duration.ofSeconds(5)))) {
      CompletableFuture<ErrorCode> other = CompletableFuture.supplyAsync(() -> endOf(grid));
      return List.of(endOf(grid), other.join());
    }
  }

  private static ErrorCode endOf(Grid grid) {
    try (Rows rows = grid.sql("SELECT v FROM TABLE(generate_stream(100)) WHERE v < 0")) {
      throw new AssertionError("answered: " + rows.iterator().next());
    } catch (GridException end) {
      return end.code();
    }
  }

  @Test
  void shouldLeaveABorrowedMemberOpen() {
    try (TestMembers members = TestMembers.start(1)) {
      Grid grid = Grid.over(members.any());
      grid.close();
      assertThat(members.any().getLifecycleService().isRunning()).isTrue();
      GridSqlTest.assertCode(ErrorCode.CLOSED, () -> grid.sql("SELECT 1"), "closed");
    }
  }
}
