package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ClusterSafetyTest {
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
                      .startsWith("cluster: has not answered for 61 s")
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
