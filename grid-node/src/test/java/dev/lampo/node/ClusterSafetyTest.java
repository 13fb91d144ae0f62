package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import dev.lampo.model.GridMaps;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterSafetyTest {
  @TempDir Path folder;

  @Test
  void shouldAskEveryMemberAndNameTheOneThatIsNotSafe() throws InterruptedException {
    NodeSettings[] settings = new NodeFiles(folder).cluster(2);
    HazelcastInstance one = GridMember.start(settings[0]);
    HazelcastInstance other = GridMember.start(settings[1]);
    String otherAddress = GridMember.address(other.getCluster().getLocalMember());
    CountDownLatch end = new CountDownLatch(1);
    try (ClusterSafety safety = new ClusterSafety(one, 1, InstantSource.system()).start()) {
      Await.until(
          "the other has not begun to look",
          () ->
              safety
                  .notReadyBecause()
                  .equals(List.of("cluster: " + otherAddress + ": is starting")));

      try (ClusterSafety others = new ClusterSafety(other, 1, InstantSource.system()).start()) {
        Await.until("both are safe", () -> safety.notReadyBecause().isEmpty());
        Await.until("for both", () -> others.notReadyBecause().isEmpty());

        occupyTheThreadsThatAnswer(other, end);
        Await.until(
            "the other is silent",
            () ->
                safety
                    .notReadyBecause()
                    .equals(List.of("cluster: " + otherAddress + ": does not answer")));
        end.countDown();
        Await.until("the other answers again", () -> safety.notReadyBecause().isEmpty());
      }
    } finally {
      end.countDown();
      other.getLifecycleService().terminate();
      one.getLifecycleService().terminate();
    }
  }

  @Test
  void shouldNotBeSafeWhileABackupIsMissing() {
    NodeSettings[] settings = new NodeFiles(folder).cluster(2);
    HazelcastInstance one = GridMember.start(settings[0]);
    try (ClusterSafety safety = new ClusterSafety(one, 1, InstantSource.system()).start()) {
      Await.until("alone and safe", () -> safety.notReadyBecause().isEmpty());
      for (int i = 0; i < 1_000; i++) {
        GridMaps.GRID_STATE.in(one).set("key-" + i, (long) i);
      }
      HazelcastInstance other = GridMember.start(settings[1]);
      try (ClusterSafety others = new ClusterSafety(other, 1, InstantSource.system()).start()) {
        Await.until("safe again", () -> others.notReadyBecause().isEmpty());
        one.getLifecycleService().terminate();
        assertThat(GridMaps.GRID_STATE.in(other).size()).as("of the backups").isEqualTo(1_000);
      } finally {
        other.getLifecycleService().terminate();
      }
    } finally {
      one.getLifecycleService().terminate();
    }
  }

  /** As many tasks as the executor has threads. */
  private static void occupyTheThreadsThatAnswer(HazelcastInstance member, CountDownLatch end)
      throws InterruptedException {
    member.getUserContext().put(Waiting.END, end);
    for (int i = 0;
        i < member.getConfig().getExecutorConfig(ClusterSafety.EXECUTOR).getPoolSize();
        i++) {
      member
          .getExecutorService(ClusterSafety.EXECUTOR)
          .submitToMember(new Waiting(), member.getCluster().getLocalMember());
    }
  }

  private static final class Waiting
      implements Callable<String>, HazelcastInstanceAware, Serializable {
    static final String END = "end";
    private static final long serialVersionUID = 1L;

    private transient HazelcastInstance asked;

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {
      asked = instance;
    }

    @Override
    public String call() throws InterruptedException {
      ((CountDownLatch) asked.getUserContext().get(END)).await();
      return END;
    }
  }

  @Test
  void shouldTellOnceWhereItsThreadsAreWhenNobodyAnswers() throws InterruptedException {
    Instant start = Instant.parse("2026-01-02T03:04:05Z");
    AtomicReference<Instant> now = new AtomicReference<>(start);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Thread stuck = new Thread(() -> awaitAfter(begun, end), "hz.x.generic-operation.thread-0");
    stuck.start();
    begun.await();
    try (ClusterSafety safety = new ClusterSafety(null, 1, now::get)) {
      now.set(start.plusSeconds(60));
      assertThat(safety.silence()).isEmpty();
      now.set(start.plusSeconds(61));

      assertThat(safety.silence())
          .hasValueSatisfying(
              text ->
                  assertThat(text)
                      .startsWith("cluster: a member has not answered for 61 s")
                      .contains("generic-operation.thread-0")
                      .contains("ClusterSafetyTest.awaitAfter"));
      assertThat(safety.silence()).isEmpty();
    } finally {
      end.countDown();
      stuck.join();
    }
  }

  private static void awaitAfter(CountDownLatch begun, CountDownLatch end) {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
