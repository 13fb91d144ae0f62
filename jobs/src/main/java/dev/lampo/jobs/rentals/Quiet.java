package dev.lampo.jobs.rentals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the writes of a run that ends, so that the next run begins with quiet maps. */
final class Quiet {
  private static final Logger LOG = LoggerFactory.getLogger(Quiet.class);

  /** Longer than Hazelcast retries an operation on a partition whose owner was lost. */
  private static final int SECONDS_MAX = 150;

  private Quiet() {}

  static void await(List<CompletableFuture<?>> writes) {
    try {
      CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new))
          .get(SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      LOG.debug("a write of the ended run failed", failed);
    } catch (TimeoutException late) {
      LOG.warn("writes of the ended run are still under way after {} s", SECONDS_MAX);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
