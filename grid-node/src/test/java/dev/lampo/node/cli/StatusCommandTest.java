package dev.lampo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.model.GridMaps;
import dev.lampo.model.SourceHealth;
import dev.lampo.node.cli.CliGrid.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class StatusCommandTest {
  @AutoClose private static final CliGrid grid = new CliGrid();

  @AfterEach
  void mend() {
    grid.position(20, null);
    grid.copy(null);
    for (Job job : grid.member().getJet().getJobs(GridMaps.RENTALS)) {
      if (!job.getStatus().isTerminal()) {
        job.cancel();
        await(job, JobStatus.FAILED);
      }
    }
  }

  @Test
  void shouldShowAHealthyGridAtAGlance() {
    runJob();

    Outcome outcome = grid.run(new StatusCommand());

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("HEALTHY\n")
        .contains("as of 2026-11-22T10:00:00Z, lag ")
        .containsPattern("127\\.0\\.0\\.1:\\d+ \\| 5\\.7\\.0")
        .containsPattern("rentals \\| RUNNING \\| 20\\d\\d-")
        .containsPattern("b/0 +\\| +20 \\| +20 \\| +0 \\| 2026-11-22T10:00:00Z \\| -")
        .containsPattern("quotes +\\| +20\\R +current +\\| +16\\R +superseded +\\| +4\\R")
        .containsPattern("rejects +\\| +2\\R +invalid-value +\\| +1\\R +unknown-station +\\| +1\\R")
        .contains("durable up to 2026-11-22T10:00:00Z")
        .contains("7 rows pending")
        .containsPattern("Last snapshot of positions: 2026-11-22T10:00:00Z \\(.+ ago\\)");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void shouldSayWhatIsNotWell() {
    grid.position(25, CliGrid.T0.plusSeconds(5));
    grid.copy(CliGrid.T0.plusSeconds(6));

    Outcome outcome = grid.run(new StatusCommand());

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out())
        .startsWith("NOT HEALTHY\n")
        .contains("rentals")
        .contains("source b/0 is unreachable since 2026-11-22T10:00:05Z: no broker")
        .contains("relational copy fails since 2026-11-22T10:00:06Z: refused");
  }

  @Test
  void shouldShowWhatASourceTellsOfItself() throws Exception {
    GridMaps.SOURCE_HEALTH.in(grid.member()).put("b/0", health("7 bytes behind", null));

    assertThat(grid.run(new StatusCommand()).out()).contains("  b/0: 7 bytes behind\n");
    JsonNode json = new ObjectMapper().readTree(grid.run(new StatusCommand(), "--json").out());
    assertThat(json.at("/sources/0/note").asText()).isEqualTo("7 bytes behind");
    assertThat(json.at("/sources/0/alarm").isNull()).isTrue();
  }

  @Test
  void shouldNotBeHealthyWhereASourceCallsForAPerson() throws Exception {
    runJob();
    assertThat(grid.run(new StatusCommand()).exit()).isZero();
    GridMaps.SOURCE_HEALTH.in(grid.member()).put("b/0", health("a note", "much is behind"));

    Outcome outcome = grid.run(new StatusCommand());

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).startsWith("NOT HEALTHY\n  source b/0: much is behind\n");
    JsonNode json = new ObjectMapper().readTree(grid.run(new StatusCommand(), "--json").out());
    assertThat(json.at("/sources/0/alarm").asText()).isEqualTo("much is behind");
  }

  private static SourceHealth health(String note, String alarm) {
    return new SourceHealth("b", 0, 0, 20, CliGrid.T0, null, null, note, alarm);
  }

  @Test
  void shouldNameAJobThatDoesNotRun() {
    Job job = runJob();
    job.suspend();
    await(job, JobStatus.SUSPENDED);

    Outcome outcome = grid.run(new StatusCommand());

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("job rentals is SUSPENDED");
  }

  @Test
  void shouldPrintJson() throws Exception {
    runJob();

    Outcome outcome = grid.run(new StatusCommand(), "--json");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(outcome.out());
    assertThat(json.get("healthy").asBoolean()).isTrue();
    assertThat(json.get("asOf").asText()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(json.at("/jobs/0/status").asText()).isEqualTo("RUNNING");
    assertThat(json.at("/sources/0/behind").asLong()).isZero();
    assertThat(json.at("/quotesByStanding/superseded").asLong()).isEqualTo(4);
    assertThat(json.at("/copy/pending").asLong()).isEqualTo(7);
  }

  private static Job runJob() {
    grid.startJob();
    Job job = grid.member().getJet().getJob(GridMaps.RENTALS);
    await(job, JobStatus.RUNNING);
    return job;
  }

  private static void await(Job job, JobStatus wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (job.getStatus() != wanted) {
      assertThat(System.nanoTime()).as("job reaches " + wanted).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
