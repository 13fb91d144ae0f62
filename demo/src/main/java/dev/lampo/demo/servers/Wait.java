package dev.lampo.demo.servers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition of another process, asking again and again up to a deadline. */
public final class Wait {
  private Wait() {}

  /**
   * Asks every so often.
   *
   * @return whether the condition came true in time; false also where the thread is interrupted
   */
  public static boolean until(BooleanSupplier condition, Duration every, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(every.toNanos());
    }
    return true;
  }
}
