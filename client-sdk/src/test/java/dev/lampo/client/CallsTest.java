package dev.lampo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that wait: what ends them, and how many there may be. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CallsTest {
  private final Deadline distant = Deadline.in(Duration.ofMinutes(5));
  private final Calls calls = new Calls(1);
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private final CompletableFuture<String> abandoned = new CompletableFuture<>();

  @AfterEach
  void end() {
    answered.countDown();
    calls.close();
  }

  @Test
  void shouldFailWhatWaitsWhenTheGridIsClosed() throws Exception {
    CompletableFuture<String> call = CompletableFuture.supplyAsync(this::waiting);
    entered.await();

    calls.close();

    assertThat(codeOf(call)).isEqualTo(ErrorCode.CLOSED);
    assertThat(abandoned).isNotDone();
    answered.countDown();
    assertThat(abandoned.get(30, TimeUnit.SECONDS)).as("a late answer").isEqualTo("late");
  }

  @Test
  void shouldFailWhatWaitsWithoutAThreadOfOurs() throws Exception {
    CompletableFuture<String> never = new CompletableFuture<>();
    CompletableFuture<String> call =
        CompletableFuture.supplyAsync(
            () ->
                calls.async(
                    "look-up",
                    distant,
                    () -> {
                      entered.countDown();
                      return never;
                    }));
    entered.await();

    calls.close();

    assertThat(codeOf(call)).isEqualTo(ErrorCode.CLOSED);
  }

  @Test
  void shouldRefuseMoreCallsThanMayWait() throws Exception {
    CompletableFuture<String> first = CompletableFuture.supplyAsync(this::waiting);
    entered.await();

    GridSqlTest.assertCode(ErrorCode.OVERLOADED, this::waiting, "concurrentCalls");

    answered.countDown();
    assertThat(first.get()).isEqualTo("late");
  }

  private String waiting() {
    Supplier<String> call =
        () -> {
          entered.countDown();
          try {
            answered.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return "late";
        };
    return calls.blocking("statement", distant, call, abandoned::complete);
  }

  private static ErrorCode codeOf(CompletableFuture<String> call) throws Exception {
    try {
      throw new AssertionError("answered: " + call.get());
    } catch (ExecutionException failed) {
      return ((GridException) failed.getCause()).code();
    }
  }
}
