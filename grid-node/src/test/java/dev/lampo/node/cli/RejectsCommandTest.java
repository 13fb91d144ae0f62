package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.IMap;
import dev.lampo.model.Decision;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import dev.lampo.node.cli.CliGrid.Outcome;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class RejectsCommandTest {
  @AutoClose private static final CliGrid grid = new CliGrid();

  @Test
  void shouldListTheNewestFirst() {
    Outcome outcome = rejects();

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("(2 shown; ").doesNotContain("\u001b");
    assertThat(outcome.out().indexOf("b/0/2")).isLessThan(outcome.out().indexOf("b/0/1"));
  }

  @Test
  void shouldChooseByCauseAndSource() {
    assertThat(rejects("--cause", "unknown-station", "--source", "b").out())
        .contains("b/0/1")
        .doesNotContain("b/0/2");
    assertThat(rejects("--source", "other").out()).contains("(0 shown; ");
    assertThat(rejects("--limit", "1").out()).contains("b/0/2").doesNotContain("b/0/1");
  }

  @Test
  void shouldPrintJson() {
    assertThat(rejects("--json", "--cause", "invalid-value").out())
        .startsWith("{\"committed_at\":\"2026-11-22T10:00:02Z\",\"id\":\"b/0/2\"")
        .endsWith("}\n");
  }

  @Test
  void shouldShowOneInFull() {
    assertThat(rejects("--show", "b/0/2").out())
        .contains("cause             invalid-value")
        .contains("payload           {\"id\":2}");
    Outcome none = rejects("--show", "b/0/9");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("no reject b/0/9");
  }

  @Test
  void shouldRefuseAnUnknownCauseAndNameTheKnown() {
    Outcome outcome = rejects("--cause", "bad");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("bad").contains("unknown-station");
  }

  @Test
  void shouldReplayOnlyWhatWasAskedFor() {
    Outcome outcome = grid.run(new ReplayCommand(), "--cause", "missing-field", "--source", "b");
    assertThat(outcome.out()).isEqualTo("0 of 0 rejects could be used now\n");
    assertThat(outcome.exit()).isZero();
    assertThat(grid.run(new ReplayCommand(), "--source", "other").out()).startsWith("0 of 0 ");
  }

  @Test
  void shouldSayHowManyCouldBeUsedAndWhyTheFirstCouldNot() throws InterruptedException {
    Reject before = GridMaps.REJECTS.in(grid.member()).get("b/0/1");
    try {
      assertThat(replayed(before.replayed(CliGrid.T0)))
          .satisfies(
              outcome -> assertThat(outcome.out()).isEqualTo("1 of 1 rejects could be used now\n"),
              outcome -> assertThat(outcome.exit()).isZero());
    } finally {
      GridMaps.REJECTS.in(grid.member()).set("b/0/1", before);
    }
    assertThat(replayed(before))
        .satisfies(
            outcome ->
                assertThat(outcome.out())
                    .contains("0 of 1 rejects could be used now\n")
                    .contains("1 stay, the first of them b/0/1: unknown-station: "),
            outcome -> assertThat(outcome.exit()).isEqualTo(1));
  }

  /** What the command says when the job, played by a thread, decides so of the one it finds. */
  private static Outcome replayed(Reject decided) throws InterruptedException {
    IMap<String, Decision> decisions = GridMaps.DECISIONS.in(grid.member());
    Thread job =
        new Thread(
            () -> {
              while (decisions.isEmpty() && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(5_000_000);
              }
              GridMaps.REJECTS.in(grid.member()).set("b/0/1", decided);
              decisions.clear();
            });
    job.start();
    try {
      return grid.run(new ReplayCommand(), "--cause", "unknown-station");
    } finally {
      job.interrupt();
      job.join();
    }
  }

  private static Outcome rejects(String... arguments) {
    return grid.run(new RejectsCommand(), arguments);
  }
}
