package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.model.Delivery;
import dev.lampo.model.GridMaps;
import dev.lampo.model.QuoteTerms;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The job over restarts, lost members and cold starts, at moments that a seed chooses. */
class RestartsTest extends JobOnMembers {
  @Test
  void shouldSurviveRestartsAndALostMember() {
    members = new TestMembers(1);
    HazelcastInstance grid = members.start();
    HazelcastInstance other = members.start();
    List<Delivery<QuoteTerms>> deliveries = Traffic.of(12, 3_000);
    List<List<RawRecord>> topicPartitions = publish(deliveries, deliveries.size() / 3);
    Job job = job(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() > 300);

    extend(topicPartitions, deliveries, deliveries.size() * 2 / 3);
    job.restart();
    awaitTrue(() -> job.getStatus() == JobStatus.RUNNING);
    extend(topicPartitions, deliveries, deliveries.size());
    members.terminate(other);

    awaitEverything(grid, deliveries);
    assertAsTheOracle(grid, deliveries);
  }

  @Test
  void shouldKeepTheCopyEqualOverRestartsOfEveryKind() throws Exception {
    long seed = Long.getLong("lampo.seed", System.nanoTime() % 1_000_000);
    System.out.println("restarts of every kind: -Dlampo.seed=" + seed);
    Random random = new Random(seed);
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy = copyOn(server);
      members = new TestMembers(1);
      HazelcastInstance grid = members.start();
      List<Delivery<QuoteTerms>> deliveries = Traffic.of(seed, 6_000);
      List<List<RawRecord>> topicPartitions = publish(deliveries, 0);
      job(Optional.of(copy)).submit(grid);
      for (int step = 1; step <= 12; step++) {
        extend(topicPartitions, deliveries, deliveries.size() * step / 12);
        LockSupport.parkNanos(random.nextInt(1_500) * 1_000_000L);
        disturb(random.nextInt(4), grid);
        grid = members.all().isEmpty() ? members.start() : members.all().get(0);
        supervise(grid, copy);
      }
      HazelcastInstance last = grid;
      awaitTrue(
          () -> {
            supervise(last, copy);
            RentalsJob job = newJob(Optional.of(copy));
            return durable(copy) == deliveries.size()
                && job.replaceBecause(last).isEmpty()
                && job.notReadyBecause(last).isEmpty()
                && writersOfThisRunAreDone(last);
          });
      awaitEverything(grid, deliveries);
      assertAsTheOracle(grid, deliveries);
      assertThat(new Audit(grid).run().withCopy()).isTrue();
    }
  }

  private void disturb(int how, HazelcastInstance grid) {
    switch (how) {
      case 0 -> members.terminateAll();
      case 1 -> members.start();
      case 2 -> {
        if (members.all().size() > 1) {
          members.terminate(members.all().get(1));
        }
      }
      default -> {
        Job job = grid.getJet().getJob(GridMaps.RENTALS);
        if (job != null && job.getStatus() == JobStatus.RUNNING) {
          job.restart();
        }
      }
    }
  }

  /** What a node does: every member knows the job, a failed job is submitted again. */
  private void supervise(HazelcastInstance grid, CopySettings copy) {
    RentalsJob job = job(Optional.of(copy));
    Job running = grid.getJet().getJob(GridMaps.RENTALS);
    if (running == null || running.getStatus().isTerminal()) {
      job.submit(grid);
    } else if (job.replaceBecause(grid).isPresent()) {
      running.cancel();
    }
  }
}
