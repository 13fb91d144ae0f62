package dev.lampo.client;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes calls end by their deadline and retries those that met a change of members. What blocks
 * inside Hazelcast runs on a thread of its own, since a hung member would hold the caller for up to
 * a minute. Thread-safe.
 */
final class Calls implements AutoCloseable {
  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;
  private static final long IDLE_SECONDS = 30;
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final int most;
  private final ThreadPoolExecutor threads;
  private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Calls(int most) {
    this.most = most;
    this.threads =
        new ThreadPoolExecutor(
            0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Calls::thread);
  }

  /** Waits for what Hazelcast does without a thread of ours. */
  <T> T async(String what, Deadline deadline, Supplier<CompletionStage<T>> call) {
    return retried(what, deadline, () -> await(what, deadline, future(call), late -> {}));
  }

  /**
   * Runs what blocks.
   *
   * @param abandon is given a result that came after the deadline
   */
  <T> T blocking(String what, Deadline deadline, Supplier<T> call, Consumer<T> abandon) {
    return retried(what, deadline, () -> await(what, deadline, started(call), abandon));
  }

  /**
   * Fails the calls that wait, and those that come. What they asked for may go on in the members;
   * what still comes of it is abandoned.
   */
  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    waiting.forEach(answer -> answer.completeExceptionally(closed(null)));
  }

  private static GridException closed(Throwable cause) {
    return new GridException(ErrorCode.CLOSED, "grid is closed", cause);
  }

  private <T> T retried(String what, Deadline deadline, Supplier<T> call) {
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        return call.get();
      } catch (RuntimeException thrown) {
        GridException failure = Failures.of(thrown, what);
        long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause);
        if (!failure.code().retried() || deadline.leftMillis() <= jittered) {
          throw failure;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(jittered));
        refuseInterrupted(what);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private <T> CompletableFuture<T> started(Supplier<T> call) {
    try {
      return CompletableFuture.supplyAsync(call, threads);
    } catch (RejectedExecutionException full) {
      if (threads.isShutdown()) {
        throw closed(full);
      }
      throw new GridException(
          ErrorCode.OVERLOADED,
          most + " calls wait for members already (concurrentCalls); slow down or raise it",
          full);
    }
  }

  private static <T> CompletableFuture<T> future(Supplier<CompletionStage<T>> call) {
    return call.get().toCompletableFuture();
  }

  private <T> T await(
      String what, Deadline deadline, CompletableFuture<T> future, Consumer<T> abandon) {
    CompletableFuture<T> answer = future.copy();
    waiting.add(answer);
    if (closed) {
      answer.completeExceptionally(closed(null));
    }
    try {
      return answer.get(Math.max(1, deadline.leftNanos()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      future.thenAccept(abandon);
      throw Failures.of(failed, what);
    } catch (TimeoutException late) {
      future.thenAccept(abandon);
      throw new GridException(
          ErrorCode.TIMEOUT,
          what + ": no answer within " + deadline.whole().toMillis() + " ms; see the members' load",
          late);
    } catch (InterruptedException interrupted) {
      future.thenAccept(abandon);
      Thread.currentThread().interrupt();
      throw new GridException(ErrorCode.CANCELLED, what + ": interrupted", interrupted);
    } finally {
      waiting.remove(answer);
    }
  }

  private static void refuseInterrupted(String what) {
    if (Thread.currentThread().isInterrupted()) {
      throw new GridException(ErrorCode.CANCELLED, what + ": interrupted");
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "lampo-call-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
