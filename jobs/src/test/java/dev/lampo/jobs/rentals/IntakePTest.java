package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.test.TestOutbox;
import com.hazelcast.jet.core.test.TestProcessorContext;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import dev.lampo.model.GridMaps;
import dev.lampo.model.StoredPosition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The positions that an intake stores in the grid. */
class IntakePTest {
  private static final Path FILES = Path.of("src/test/resources/rentals");
  private static final String LANE = "test/0";

  private static CountDownLatch entered;
  private static CountDownLatch released;

  private final TestMembers members = new TestMembers(0);
  private final HazelcastInstance grid = members.start();
  private final List<Long> written = new CopyOnWriteArrayList<>();
  private final TestOutbox outbox = new TestOutbox(1_024, 1_024, 1_024);
  private final IntakeP intake = intake();
  private int records;

  @AfterEach
  void stop() {
    members.close();
  }

  /** Holds the partition of the position up, as a migration would. */
  private static final class Holding implements EntryProcessor<String, StoredPosition, Object> {
    private static final long serialVersionUID = 1;

    @Override
    public Object process(Map.Entry<String, StoredPosition> entry) {
      entered.countDown();
      try {
        released.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      return null;
    }
  }

  @Test
  void shouldNeverHaveTwoWritesOfPositionsUnderWay() throws Exception {
    listen();
    entered = new CountDownLatch(1);
    released = new CountDownLatch(1);
    GridMaps.POSITIONS.in(grid).submitToKey(LANE, new Holding());
    entered.await();

    snapshot();
    snapshot();
    released.countDown();
    JobOnMembers.awaitTrue(() -> written.contains(1L));
    intake.close();
    snapshot();
    intake.close();

    JobOnMembers.awaitTrue(() -> written.contains(3L));
    assertThat(written).containsExactly(1L, 3L);
    assertThat(GridMaps.POSITIONS.in(grid).get(LANE).next()).isEqualTo(3);
  }

  private void snapshot() {
    intake.handle(0, BrokerJson.raw(Traffic.single(records++)));
    assertThat(intake.saveToSnapshot()).isTrue();
    assertThat(intake.snapshotCommitFinish(true)).isTrue();
  }

  private void listen() {
    EntryAddedListener<String, StoredPosition> added =
        event -> written.add(event.getValue().next());
    EntryUpdatedListener<String, StoredPosition> updated =
        event -> written.add(event.getValue().next());
    GridMaps.POSITIONS.in(grid).addEntryListener(added, true);
    GridMaps.POSITIONS.in(grid).addEntryListener(updated, true);
  }

  private IntakeP intake() {
    Sources sources =
        SourceSettings.read(FILES.resolve("sources.yaml"), FILES.resolve("reference"));
    Run run = new Run(1, Run.RestoreFrom.MAPS, true, 0, List.of());
    IntakeP processor = new IntakeP(run, sources.all().get(0), sources.reference(), false);
    try {
      processor.init(outbox, new TestProcessorContext().setHazelcastInstance(grid));
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
    return processor;
  }
}
