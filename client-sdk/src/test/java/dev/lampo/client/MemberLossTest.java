package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.client.testing.SampleRows;
import dev.lampo.client.testing.TestOptions;
import dev.lampo.model.testing.TestMembers;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A member of three is killed while questions are being answered. */
final class MemberLossTest {
  private static final int COUNT = 20_000;

  /** How many rounds of questions follow the loss. */
  private static final int ROUNDS = 10;

  @Test
  void shouldSayThatAResultBrokeOffInTheMiddle() {
    try (TestMembers members = TestMembers.start(3);
        Grid grid = grid(members)) {
      SampleRows.fill(members.any(), COUNT);
      try (Rows rows = grid.sql("SELECT * FROM quotes")) {
        Iterator<Row> iterator = rows.iterator();
        for (int i = 0; i < 5; i++) {
          iterator.next();
        }
        members.killLast();
        GridSqlTest.assertCode(
            ErrorCode.RESULT_INTERRUPTED, () -> iterator.forEachRemaining(row -> {}), "ask again");
        assertThat(rows.count()).isLessThan(COUNT);
      }
      assertThat(count(grid)).isEqualTo(COUNT);
    }
  }

  @Test
  void shouldAnswerEveryShortQuestionThroughoutTheLoss() throws Exception {
    try (TestMembers members = TestMembers.start(3);
        Grid grid = grid(members)) {
      SampleRows.fill(members.any(), COUNT);
      AtomicBoolean killed = new AtomicBoolean();
      CompletableFuture<Integer> asked =
          CompletableFuture.supplyAsync(
              () -> {
                int after = 0;
                for (int i = 0; after < ROUNDS; i++) {
                  boolean before = !killed.get();
                  assertThat(count(grid)).isEqualTo(COUNT);
                  assertThat(grid.quote(SampleRows.id(i % COUNT))).isPresent();
                  assertThat(grid.quotes(QuoteQuery.all().customer("c1").limit(5)).rows())
                      .hasSize(5);
                  after += before ? 0 : 1;
                }
                return after;
              });
      assertThat(count(grid)).isEqualTo(COUNT);
      members.killLast();
      killed.set(true);
      assertThat(asked.get()).isEqualTo(ROUNDS);
    }
  }

  private static Grid grid(TestMembers members) {
    return Grid.connect(TestOptions.of(members));
  }

  private static long count(Grid grid) {
    try (Rows rows = grid.sql("SELECT COUNT(*) AS n FROM quotes")) {
      return rows.iterator().next().integer("n");
    }
  }
}
