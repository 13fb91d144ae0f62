package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.client.testing.SampleRows;
import dev.lampo.client.testing.TestOptions;
import dev.lampo.model.GridMaps;
import dev.lampo.model.RestoreState;
import dev.lampo.model.testing.TestMembers;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is answered while the maps are not complete. */
final class RebuildingTest {
  private static TestMembers members;
  private static Grid grid;

  @BeforeAll
  static void start() {
    members = TestMembers.start(1);
    SampleRows.fill(members.any(), 10);
    grid = Grid.over(members.any(), TestOptions.of(members).withFreshnessAge(Duration.ZERO));
  }

  @AfterAll
  static void stop() {
    grid.close();
    members.close();
  }

  @Test
  void shouldRefuseShortAnswersUntilTheMapsAreFilled() {
    state(Map.of());
    assertRefused(() -> grid.quote(SampleRows.id(1)), "since the grid started");
    state(Map.of(RestoreState.EPOCH, 3L, RestoreState.WHOLE, 0L, RestoreState.RESTORED, 2L));
    assertRefused(() -> grid.quotes(QuoteQuery.all()), "run 3 is filling the maps");
    assertRefused(() -> grid.sql("SELECT COUNT(*) FROM quotes"), "run 3 is filling the maps");
    assertRefused(() -> grid.enquiry("E-1"), "run 3 is filling the maps");

    state(Map.of(RestoreState.EPOCH, 3L, RestoreState.WHOLE, 0L, RestoreState.RESTORED, 3L));
    assertThat(grid.quote(SampleRows.id(1))).isPresent();
  }

  @Test
  void shouldRefuseAfterALossUntilTheNextRun() {
    state(Map.of(RestoreState.EPOCH, 3L, RestoreState.WHOLE, 1L, RestoreState.LOST, 3L));
    assertRefused(() -> grid.quote(SampleRows.id(1)), "was lost");

    state(Map.of(RestoreState.EPOCH, 4L, RestoreState.WHOLE, 1L, RestoreState.LOST, 3L));
    assertThat(grid.quote(SampleRows.id(1))).isPresent();
  }

  @Test
  void shouldAnswerWhoAcceptsLessAndSaySo() {
    state(Map.of());
    try (Rows rows = grid.acceptingIncomplete().sql("SELECT id FROM quotes")) {
      assertThat(rows.freshness().rebuilding()).isPresent();
      assertThat(rows.iterator().hasNext()).isTrue();
    }
  }

  private static void state(Map<String, Long> notes) {
    GridMaps.GRID_STATE.in(members.any()).clear();
    GridMaps.GRID_STATE.in(members.any()).putAll(notes);
  }

  private static void assertRefused(ThrowingCallable call, String because) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GridException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.REBUILDING))
        .hasMessageContaining(because);
  }
}
