package dev.lampo.jobs.copy;

import static dev.lampo.jobs.copy.Records.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.copy.PendingRows.Batch;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PendingRowsTest {
  private final PendingRows pending = new PendingRows(10, 0);

  @Test
  void shouldKeepOnlyNewestState() {
    pending.offer(Records.row(Records.quote(1, 1, 1)));
    pending.offer(Records.row(Records.quote(1, 2, 1)));

    Batch batch = pending.take(10);

    assertThat(batch.rows()).hasSize(1);
    assertThat(batch.rows().get(0).row().value()).isEqualTo(Records.quote(1, 2, 1));
  }

  @Test
  void shouldKeepOneOfEnquiryAndAlias() {
    pending.offer(Records.row(Records.enquiry("E-1", 1, 1)));
    pending.offer(Records.row(Records.alias("E-1", null, 1)));

    assertThat(pending.take(10).rows())
        .extracting(row -> row.row().map().name())
        .containsExactly("enquiry_aliases");
  }

  @Test
  void shouldReachBarrierWithItsLastRow() {
    pending.offer(Records.row(Records.quote(1, 1, 1)));
    pending.offer(Records.row(Records.quote(2, 1, 1)));
    barrier(1);

    assertThat(pending.take(1).barrier()).isNull();
    assertThat(pending.take(1).barrier().stamp()).isEqualTo(stamp(1, 1));
  }

  @Test
  void shouldReachBarrierAlthoughItsRowBecameDirtyAgain() {
    pending.offer(Records.row(Records.quote(1, 1, 1)));
    barrier(1);
    pending.offer(Records.row(Records.quote(2, 1, 2)));
    pending.offer(Records.row(Records.quote(1, 2, 2)));

    Batch batch = pending.take(1);

    assertThat(batch.rows().get(0).row().value()).isEqualTo(Records.quote(1, 2, 2));
    assertThat(batch.barrier().stamp()).isEqualTo(stamp(1, 1));
  }

  @Test
  void shouldReachBarriersOfLaneThatIsNeverIdle() {
    pending.offer(Records.row(Records.quote(1, 1, 1)));
    for (int snapshot = 1; snapshot < 100; snapshot++) {
      barrier(snapshot);
      pending.offer(Records.row(Records.quote(1 + snapshot % 5, 1, 1)));
    }

    assertThat(pending.take(1).barrier().stamp()).isEqualTo(stamp(1, 1));
    assertThat(pending.take(10).barrier().stamp()).isEqualTo(stamp(1, 99));
  }

  @Test
  void shouldForgetRatherThanGrow() {
    for (int i = 0; i < 10; i++) {
      assertThat(pending.offer(Records.row(Records.quote(i, 1, 1)))).isTrue();
    }
    barrier(1);
    assertThat(pending.offer(Records.row(Records.quote(10, 1, 1)))).isFalse();

    assertThat(pending.size()).isZero();
    assertThat(pending.incomplete()).isTrue();
    assertThat(pending.take(10).isEmpty()).isTrue();
    pending.beginSearch();
    assertThat(pending.take(10).barrier().stamp()).isEqualTo(stamp(1, 1));
  }

  @Test
  void shouldCountLongRejectsMore() {
    Reject reject =
        new Reject(
            "r",
            new SourcePosition("s", 0, 0),
            RejectCause.MALFORMED,
            null,
            "bad",
            null,
            "x".repeat(6_000),
            6_000,
            Records.NOON,
            1);

    assertThat(pending.offer(new CopyRow(GridMaps.REJECTS, "r", reject, 1))).isFalse();
  }

  private void barrier(int snapshot) {
    pending.barrier(stamp(1, snapshot), Records.NOON, Map.of());
  }
}
