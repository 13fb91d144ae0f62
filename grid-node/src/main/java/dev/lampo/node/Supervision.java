package dev.lampo.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.SupervisedJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The care for one job. Ticked by one thread, asked by any. */
final class Supervision {
  private static final Logger log = LoggerFactory.getLogger(Supervision.class);
  private static final Duration CAUSE_WAIT = Duration.ofSeconds(5);

  private final HazelcastInstance grid;
  private volatile SupervisedJob work;
  private final InstantSource clock;
  private final BackOff backOff = new BackOff();

  /** The run whose end has been logged, and the run that was cancelled to be replaced. */
  private long endedRun = -1;

  private long replacedRun = -1;
  private volatile View view = new View("UNKNOWN", Optional.of("not looked at yet"));

  /** What was seen last; {@code reason} is why the job's maps cannot be relied on. */
  private record View(String state, Optional<String> reason) {}

  Supervision(HazelcastInstance grid, SupervisedJob work, InstantSource clock) {
    this.grid = grid;
    this.work = work;
    this.clock = clock;
  }

  String name() {
    return work.name();
  }

  /**
   * Whether this job means the same run as the one looked after, which it replaces then: what was
   * seen of the run stays true, and one that must be submitted again gets what is configured now.
   */
  boolean goesOnWith(SupervisedJob job) {
    boolean same = work.name().equals(job.name()) && work.fingerprint().equals(job.fingerprint());
    if (same) {
      work = job;
    }
    return same;
  }

  String state() {
    return view.state();
  }

  Optional<String> notReadyBecause() {
    return view.reason().map(reason -> name() + ": " + reason);
  }

  /**
   * Looks at the job and, on the oldest member, does what it needs.
   *
   * @param holdBecause why it may not be submitted now
   */
  void tick(boolean oldest, Optional<String> holdBecause) {
    Job job = grid.getJet().getJob(name());
    if (job == null) {
      absent(oldest, holdBecause);
      return;
    }
    JobStatus status = job.getStatus();
    switch (status) {
      case FAILED, COMPLETED -> ended(job, status, oldest, holdBecause);
      case COMPLETING -> see(status, "is ending");
      case NOT_RUNNING, STARTING -> alive(job, oldest, () -> see(status, "is starting"));
      case RUNNING -> alive(job, oldest, this::running);
      case SUSPENDED, SUSPENDED_EXPORTING_SNAPSHOT ->
          alive(job, oldest, () -> see(status, "is suspended; ALTER JOB " + name() + " RESUME"));
    }
  }

  private void running() {
    backOff.runningAt(clock.instant());
    view = new View(JobStatus.RUNNING.name(), work.notReadyBecause(grid));
  }

  /** Replaces a live job that must not go on as it is; leaves others to {@code otherwise}. */
  private void alive(Job job, boolean oldest, Runnable otherwise) {
    Optional<String> replaced = oldest ? replacedBecause(job) : Optional.empty();
    if (replaced.isEmpty()) {
      otherwise.run();
      return;
    }
    see(job.getStatus(), "is replaced: " + replaced.get());
    if (replacedRun != job.getId()) {
      log.info("job {} is replaced: {}", name(), replaced.get());
      replacedRun = job.getId();
      job.cancel();
    }
  }

  private Optional<String> replacedBecause(Job job) {
    String running = job.getConfig().getArgument(SupervisedJob.FINGERPRINT);
    return work.fingerprint().equals(running)
        ? work.replaceBecause(grid)
        : Optional.of("it runs as " + running + ", this is " + work.fingerprint());
  }

  private void absent(boolean oldest, Optional<String> holdBecause) {
    if (oldest) {
      submit(holdBecause);
    } else {
      view = new View("ABSENT", Optional.of("is not submitted yet by the oldest member"));
    }
  }

  private void ended(Job job, JobStatus status, boolean oldest, Optional<String> holdBecause) {
    if (!oldest) {
      see(status, "has ended; the oldest member submits it again");
      return;
    }
    if (job.getId() == replacedRun) {
      submit(holdBecause);
      return;
    }
    if (job.getId() != endedRun) {
      endedRun = job.getId();
      Duration pause = backOff.failedAt(clock.instant());
      String cause = causeOf(job);
      log.error(
          "job {} ended ({}); submitted again in {} s: {}",
          name(),
          status,
          pause.toSeconds(),
          cause);
      see(status, "failed and is submitted again soon: " + cause);
    }
    submit(holdBecause);
  }

  private void submit(Optional<String> holdBecause) {
    Instant now = clock.instant();
    if (holdBecause.isPresent()) {
      view = new View("ABSENT", holdBecause);
    } else if (backOff.isOver(now)) {
      view = new View("ABSENT", Optional.of("is being submitted"));
      try {
        Job job = work.submit(grid);
        log.info("job {} submitted as {}", name(), job.getIdString());
      } catch (RuntimeException e) {
        Duration pause = backOff.failedAt(now);
        log.error(
            "job {} could not be submitted; tried again in {} s", name(), pause.toSeconds(), e);
        view = new View("ABSENT", Optional.of("could not be submitted: " + e));
      }
    }
  }

  private void see(JobStatus status, String reason) {
    view = new View(status.name(), Optional.of(reason));
  }

  private static String causeOf(Job job) {
    if (job.isUserCancelled()) {
      return "cancelled by a user";
    }
    try {
      job.getFuture().get(CAUSE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      return "completed, though its sources never do";
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    } catch (CancellationException e) {
      return "cancelled";
    } catch (TimeoutException e) {
      return "cause not known after " + CAUSE_WAIT.toSeconds() + " s";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while asking for the cause";
    }
  }
}
