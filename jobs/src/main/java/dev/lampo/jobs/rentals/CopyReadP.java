package dev.lampo.jobs.rentals;

import com.hazelcast.jet.JetException;
import com.hazelcast.jet.core.AbstractProcessor;
import dev.lampo.jobs.copy.CopyDatabase;
import dev.lampo.jobs.copy.CopyReader;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.copy.Fence;
import dev.lampo.jobs.rentals.Run.RestoreFrom;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads this processor's share of the relational copy. A thread of its own reads, because the
 * driver blocks; the queue between is bounded.
 */
final class CopyReadP extends AbstractProcessor {
  private static final int QUEUE_ROWS = 16_384;
  private static final long ENDS_WITHIN_MILLIS = TimeUnit.SECONDS.toMillis(10);
  private static final Object END = new Object();
  private static final List<GridMap<?>> TABLES =
      List.of(
          GridMaps.QUOTES,
          GridMaps.ENQUIRIES,
          GridMaps.ENQUIRY_ALIASES,
          GridMaps.TOMBSTONES,
          GridMaps.REJECTS);

  private final Purpose purpose;
  private final BlockingQueue<Object> rows = new ArrayBlockingQueue<>(QUEUE_ROWS);
  private String execution;
  private CopyDatabase database;
  private Thread reader;
  private volatile Throwable failure;
  private Object pending;

  /** Why the copy is read. */
  sealed interface Purpose extends Serializable {
    /** A run begins: it restores if the maps are not whole, and nobody older may write any more. */
    record Restore(Run run) implements Purpose {
      private static final long serialVersionUID = 1;
    }

    /** An audit looks at it. */
    record Look() implements Purpose {
      private static final long serialVersionUID = 1;
    }
  }

  CopyReadP(Purpose purpose) {
    this.purpose = purpose;
  }

  @Override
  protected void init(Context context) {
    if (!(purpose instanceof Purpose.Restore restore) || restore.run().from() == RestoreFrom.COPY) {
      execution = Long.toHexString(context.executionId());
      Optional<CopySettings> copy = MemberSettings.of(context.hazelcastInstance()).copy();
      if (copy.isEmpty()) {
        return;
      }
      int shard = context.globalProcessorIndex();
      int shards = context.totalParallelism();
      database = new CopyDatabase(copy.get());
      reader = new Thread(() -> read(shard, shards), "lampo-restore-" + shard);
      reader.setDaemon(true);
      reader.start();
    }
  }

  @Override
  public boolean complete() {
    if (reader == null) {
      return true;
    }
    while (pending != null || (pending = rows.poll()) != null) {
      if (pending == END) {
        return true;
      }
      if (!tryEmit(pending)) {
        return false;
      }
      pending = null;
    }
    if (failure != null) {
      throw new JetException("the relational copy could not be read: " + failure, failure);
    }
    return false;
  }

  /**
   * Returns when the reader has ended, so that nothing of this run asks the database any more. It
   * hears of it by its connection, which is cut, or by its queue; only a connection that is just
   * being opened is waited for.
   */
  @Override
  public void close() throws InterruptedException {
    if (reader == null) {
      return;
    }
    database.close();
    reader.interrupt();
    reader.join(ENDS_WITHIN_MILLIS);
  }

  private void read(int shard, int shards) {
    try (CopyDatabase reading = database) {
      if (purpose instanceof Purpose.Restore restore) {
        Fence.register(reading, restore.run().epoch(), execution);
      }
      CopyReader copy = new CopyReader(reading);
      for (GridMap<?> table : TABLES) {
        copy.read(table, shard, shards, this::queue);
      }
      if (shard == 0) {
        copy.positions().forEach(this::queue);
      }
      queue(END);
    } catch (Throwable failed) { // whatever it is, the job must hear of it
      failure = failed;
    }
  }

  private void queue(Object row) {
    try {
      rows.put(row);
    } catch (InterruptedException stopped) {
      throw new JetException("restore was stopped", stopped);
    }
  }
}
