package dev.lampo.node;

import static com.hazelcast.jet.core.JobStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.SupervisedJob;
import dev.lampo.model.GridMap;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSupervisorTest {
  private static final String NAME = "ticking";

  @TempDir Path folder;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
  private final InstantSource clock = now::get;
  private NodeSettings[] nodes;
  private HazelcastInstance grid;
  private HazelcastInstance younger;

  @BeforeEach
  void start() {
    nodes = new NodeFiles(folder).cluster(2);
    grid = GridMember.start(nodes[0]);
  }

  @AfterEach
  void stop() {
    grid.getLifecycleService().terminate();
    if (younger != null) {
      younger.getLifecycleService().terminate();
    }
  }

  @Test
  void shouldSubmitAnAbsentJobAndSayWhenItRuns() {
    TickingJob work = new TickingJob(NAME, "v1");
    JobSupervisor supervisor = supervisor(grid, work);
    assertThat(supervisor.notReadyBecause()).containsExactly("ticking: not looked at yet");

    supervisor.tick();
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());
    supervisor.tick();

    assertThat(job().getStatus()).isEqualTo(RUNNING);
    assertThat(work.submissions).hasValue(1);
    assertThat(supervisor.states()).containsEntry(NAME, "RUNNING");
  }

  @Test
  void shouldPassOnWhatTheJobSaysOfItsMaps() {
    grid.getMap("restoring").set(NAME, true);
    JobSupervisor supervisor = supervisor(grid, new TickingJob(NAME, "v1"));

    tickUntil(supervisor, () -> supervisor.notReadyBecause().equals(List.of("ticking: restoring")));
    grid.getMap("restoring").clear();

    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());
  }

  @Test
  void shouldSubmitAFailedJobAgainAfterAPause() {
    TickingJob work = new TickingJob(NAME, "v1");
    JobSupervisor supervisor = supervisor(grid, work);
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());

    grid.getMap("poison").set(NAME, "arsenic");
    Await.until("job fails", () -> job().getStatus() == JobStatus.FAILED);
    supervisor.tick();
    grid.getMap("poison").clear();
    supervisor.tick();

    assertThat(supervisor.notReadyBecause())
        .singleElement()
        .asString()
        .contains("failed and is submitted again soon")
        .contains("poisoned with arsenic");
    assertThat(work.submissions).as("before the pause is over").hasValue(1);

    now.updateAndGet(time -> time.plusSeconds(1));
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());
    assertThat(work.submissions).hasValue(2);
    assertThat(job().getStatus()).isEqualTo(RUNNING);
  }

  @Test
  void shouldWaitLongerAfterEveryFailure() {
    grid.getMap("poison").set(NAME, "arsenic");
    TickingJob work = new TickingJob(NAME, "v1");
    JobSupervisor supervisor = supervisor(grid, work);

    for (int failure = 1; failure <= 3; failure++) {
      int submitted = failure;
      tickUntil(supervisor, () -> work.submissions.get() == submitted);
      Await.until("job fails", () -> job().getStatus() == JobStatus.FAILED);
      supervisor.tick();
      now.updateAndGet(time -> time.plusSeconds(1));
      supervisor.tick();
      assertThat(work.submissions).hasValue(failure == 1 ? 2 : failure);
      now.updateAndGet(time -> time.plus(Duration.ofSeconds(5)));
    }
  }

  @Test
  void shouldReplaceAJobOfAnotherVersionAtOnce() {
    tickUntilRunning(new TickingJob(NAME, "v1"));
    Job first = job();

    TickingJob next = new TickingJob(NAME, "v2");
    JobSupervisor supervisor = supervisor(grid, next);
    supervisor.tick();
    assertThat(supervisor.notReadyBecause())
        .containsExactly("ticking: is replaced: it runs as v1, this is v2");
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());

    assertThat(first.getStatus()).isEqualTo(JobStatus.FAILED);
    assertThat(job().getId()).isNotEqualTo(first.getId());
    assertThat(job().getConfig().<String>getArgument(SupervisedJob.FINGERPRINT)).isEqualTo("v2");
    assertThat(next.submissions).hasValue(1);
  }

  @Test
  void shouldStayReadyWhenTheJobsAreConfiguredAsBefore() {
    JobSupervisor supervisor = supervisor(grid, new TickingJob(NAME, "v1"));
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());

    TickingJob same = new TickingJob(NAME, "v1");
    supervisor.take(List.of(same));
    assertThat(supervisor.notReadyBecause()).isEmpty();
    assertThat(supervisor.states()).containsEntry(NAME, "RUNNING");

    job().cancel();
    Await.until("job ends", () -> job().getStatus() == JobStatus.FAILED);
    supervisor.tick();
    now.updateAndGet(time -> time.plusSeconds(1));
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());
    assertThat(same.submissions).as("the newer one is submitted").hasValue(1);

    supervisor.take(List.of(new TickingJob(NAME, "v2")));
    assertThat(supervisor.notReadyBecause()).containsExactly("ticking: not looked at yet");
  }

  @Test
  void shouldAdoptAJobThatRunsAlready() {
    tickUntilRunning(new TickingJob(NAME, "v1"));
    Job first = job();

    TickingJob same = new TickingJob(NAME, "v1");
    tickUntilRunning(same);

    assertThat(job().getId()).isEqualTo(first.getId());
    assertThat(same.submissions).hasValue(0);
  }

  @Test
  void shouldLeaveASuspendedJobAlone() {
    TickingJob work = new TickingJob(NAME, "v1");
    JobSupervisor supervisor = supervisor(grid, work);
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());

    job().suspend();
    tickUntil(
        supervisor,
        () ->
            supervisor
                .notReadyBecause()
                .equals(List.of("ticking: is suspended; ALTER JOB ticking RESUME")));
    supervisor.tick();

    assertThat(work.submissions).hasValue(1);
  }

  @Test
  void shouldHoldBackWhileTheClusterIsTooSmall() {
    TickingJob work = new TickingJob(NAME, "v1");
    JobSupervisor supervisor =
        new JobSupervisor(grid, List.of(work), () -> Optional.of("waits for the others"), clock);

    supervisor.tick();

    assertThat(work.submissions).hasValue(0);
    assertThat(supervisor.notReadyBecause()).containsExactly("ticking: waits for the others");
  }

  @Test
  void shouldKeepTryingWhenAJobCannotBeSubmitted() {
    AtomicReference<RuntimeException> obstacle =
        new AtomicReference<>(new IllegalStateException("broker does not answer"));
    TickingJob work = new TickingJob(NAME, "v1");
    JobSupervisor supervisor = supervisor(grid, new ObstructedJob(work, obstacle));

    supervisor.tick();
    assertThat(supervisor.notReadyBecause())
        .singleElement()
        .asString()
        .contains("could not be submitted")
        .contains("broker does not answer");
    obstacle.set(null);
    now.updateAndGet(time -> time.plusSeconds(1));

    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());
  }

  @Test
  void shouldActOnTheOldestMemberOnlyAndTakeOverWhenItDies() {
    younger = GridMember.start(nodes[1]);
    TickingJob older = new TickingJob(NAME, "v1");
    TickingJob work = new TickingJob(NAME, "v1");
    JobSupervisor supervisor = supervisor(younger, work);

    supervisor.tick();
    assertThat(work.submissions).hasValue(0);
    assertThat(supervisor.notReadyBecause())
        .containsExactly("ticking: is not submitted yet by the oldest member");
    tickUntilRunning(older);
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());

    grid.getLifecycleService().terminate();
    // The new oldest member finds the jobs of its predecessor a moment later.
    Await.until("job is found", () -> younger.getJet().getJob(NAME) != null);
    younger.getJet().getJob(NAME).cancel();
    Await.until("job ends", () -> younger.getJet().getJob(NAME).getStatus() == JobStatus.FAILED);
    supervisor.tick();
    now.updateAndGet(time -> time.plusSeconds(1));
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());
    assertThat(work.submissions).hasValue(1);
  }

  /** A job that cannot be submitted while there is an obstacle. */
  private record ObstructedJob(SupervisedJob job, AtomicReference<RuntimeException> obstacle)
      implements SupervisedJob {
    @Override
    public String name() {
      return job.name();
    }

    @Override
    public Set<GridMap<?>> writes() {
      return Set.of();
    }

    @Override
    public String fingerprint() {
      return job.fingerprint();
    }

    @Override
    public Job submit(HazelcastInstance grid) {
      if (obstacle.get() != null) {
        throw obstacle.get();
      }
      return job.submit(grid);
    }

    @Override
    public Optional<String> notReadyBecause(HazelcastInstance grid) {
      return job.notReadyBecause(grid);
    }
  }

  private JobSupervisor supervisor(HazelcastInstance member, SupervisedJob work) {
    return new JobSupervisor(member, List.of(work), Optional::empty, clock);
  }

  private void tickUntilRunning(SupervisedJob work) {
    JobSupervisor supervisor = supervisor(grid, work);
    tickUntil(supervisor, () -> supervisor.notReadyBecause().isEmpty());
  }

  private static void tickUntil(JobSupervisor supervisor, BooleanSupplier happened) {
    Await.until(
        "supervisor gets there, last: " + supervisor.notReadyBecause(),
        () -> {
          supervisor.tick();
          return happened.getAsBoolean();
        });
  }

  private Job job() {
    return grid.getJet().getJob(NAME);
  }
}
