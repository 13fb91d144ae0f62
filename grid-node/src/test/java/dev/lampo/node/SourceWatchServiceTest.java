package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.SourceHealth;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchServiceTest {
  @TempDir Path folder;

  private HazelcastInstance grid;
  private IMap<String, SourceHealth> healths;
  private SourceWatchService service;

  @BeforeEach
  void start() {
    grid = GridMember.start(new NodeFiles(folder).cluster(1)[0]);
    healths = GridMaps.SOURCE_HEALTH.in(grid);
  }

  @AfterEach
  void stop() {
    service.close();
    grid.getLifecycleService().terminate();
  }

  @Test
  void shouldStoreWhatEverySourceSaysAgainAndAgain() {
    watch(counting("brokers"), counting("bookings"));

    Await.until("second look", () -> end("brokers/0") >= 2 && end("bookings/0") >= 2);
  }

  @Test
  void shouldNotLetASourceThatHangsDelayTheOthers() {
    watch(hanging("stuck"), counting("brokers"));

    Await.until("second look", () -> end("brokers/0") >= 2);

    assertThat(healths.containsKey("stuck/0")).isFalse();
  }

  @Test
  void shouldForgetSourcesThatLeftTheConfiguration() {
    healths.set("gone/0", new SourceHealth("gone", 0, 0, 5, Instant.now(), null, null));
    healths.set("brokers/7", new SourceHealth("brokers", 7, 0, 5, Instant.now(), null, null));

    watch(counting("brokers"));

    Await.until("row is gone", () -> !healths.containsKey("gone/0"));
    assertThat(healths.containsKey("brokers/7")).isTrue();
  }

  private void watch(SourceWatcher... watchers) {
    service =
        new SourceWatchService(grid, List.of(watchers), Optional::empty, InstantSource.system())
            .start();
  }

  private long end(String lane) {
    SourceHealth health = healths.get(lane);
    return health == null ? -1 : health.end();
  }

  /** A source that grows by one with every look. */
  private static SourceWatcher counting(String source) {
    AtomicLong looks = new AtomicLong();
    return SourceWatcher.of(
        source,
        now -> List.of(new SourceHealth(source, 0, 0, looks.incrementAndGet(), now, null, null)),
        () -> {});
  }

  /** A source that does not answer until it is interrupted. */
  private static SourceWatcher hanging(String source) {
    return SourceWatcher.of(
        source,
        now -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        },
        () -> {});
  }
}
