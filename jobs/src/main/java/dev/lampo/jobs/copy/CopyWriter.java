package dev.lampo.jobs.copy;

import dev.lampo.jobs.copy.LaneSession.UnwritableRowException;
import dev.lampo.jobs.copy.PendingRows.Batch;
import dev.lampo.jobs.copy.PendingRows.Pending;
import dev.lampo.model.Reject;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane of the relational copy: takes rows from the job and writes them in a thread of its own,
 * so that nothing that befalls the database is felt by the job. Each row is written once at least;
 * of the states of one id only the newest need be.
 *
 * <p>{@link #barrier} is for the thread of the job, and what that thread offers before belongs to
 * it. {@link #offer} is for any thread, the lane's own included; so is the rest.
 */
public final class CopyWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CopyWriter.class);
  private static final Duration IDLE = Duration.ofMillis(250);

  /**
   * How long a lane with little to do gathers more. A transaction costs the database the same for
   * one row as for some dozens, and nothing waits for it but the next snapshot's report.
   */
  private static final Duration LINGER = Duration.ofMillis(50);

  private final CopyDatabase database;
  private final CopySettings settings;
  private final LaneId id;
  private final long believedDurable;
  private final LaneListener listener;
  private final PendingRows pending;
  private final LaneSession session;
  private final LaneProgress progress;
  private final Deque<Batch> batches = new ArrayDeque<>();
  private final Deque<Reject> rejects = new ArrayDeque<>();
  private final Thread thread;
  private Search search;
  private boolean registered;
  private int failures;
  private volatile String deposedBecause;
  private volatile Error failure;

  /**
   * Starts the lane. The database need not be up.
   *
   * @param durable what the run believes to be in the database already; a database that holds less
   *     deposes the lane
   */
  public CopyWriter(
      CopyDatabase database,
      CopySettings settings,
      LaneId id,
      long durable,
      LaneListener listener) {
    this.database = database;
    this.settings = settings;
    this.id = id;
    this.believedDurable = durable;
    this.listener = listener;
    this.pending = new PendingRows(settings.pendingRowsMax(), id.firstSequence());
    this.session = new LaneSession(database, id);
    this.progress = new LaneProgress(id, listener);
    this.thread = new Thread(this::run, "lampo-copy-" + id.lane());
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes a row to be written soon. Never waits for the database. */
  public void offer(CopyRow row) {
    if (!pending.offer(row)) {
      LOG.warn(
          "relational copy, lane {}: more than {} rows wait; they are forgotten and will be found"
              + " again in the maps",
          id.lane(),
          settings.pendingRowsMax());
    }
  }

  /**
   * Says that all rows offered before belong to this snapshot or an earlier one. When they are
   * written, that is reported together with the positions. Never waits for the database.
   *
   * @param positions of the snapshot, all sources, by any key
   */
  public void barrier(int snapshot, Instant takenAt, Map<String, StoredPosition> positions) {
    pending.barrier(new Stamp(id.epoch(), snapshot).asLong(), takenAt, positions);
  }

  /** Why this lane has stopped writing for good, if it has; see {@link DeposedException}. */
  public Optional<String> deposedBecause() {
    return Optional.ofNullable(deposedBecause);
  }

  /** The error that ended the lane: it writes nothing any more, and a run must begin anew. */
  public Optional<Error> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends the lane after the running transaction, or soon; what waits is in the maps. */
  @Override
  public void close() {
    pending.close();
    if (!joined(settings.closeTimeout())) {
      session.abort();
      thread.interrupt();
      joined(Duration.ofSeconds(1));
    }
  }

  private boolean joined(Duration within) {
    if (Thread.currentThread() == thread) {
      return true;
    }
    try {
      thread.join(within.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void run() {
    try (session) {
      work();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DeposedException e) {
      deposedBecause = e.getMessage();
      pending.close();
      batches.clear();
      LOG.warn("relational copy, lane {} of epoch {}: {}", id.lane(), id.epoch(), e.getMessage());
      progress.ended(e.getMessage());
    } catch (Error e) {
      LOG.error("relational copy, lane {}: ended by an error", id.lane(), e);
      progress.ended(e.toString());
      throw e;
    }
  }

  private void work() throws InterruptedException, DeposedException {
    try {
      while (!pending.closed()) {
        step();
        progress.tell(waiting());
      }
    } catch (Error e) {
      failure = e;
      pending.close();
      // In the midst of whatever it was: an orderly end could wait for itself for ever.
      session.abort();
      throw e;
    }
  }

  /** One attempt to do what is to be done, or a pause. */
  private void step() throws InterruptedException, DeposedException {
    try {
      if (!registered) {
        register();
      } else if (!rejects.isEmpty()) {
        // Before anything else: the barrier of the refused row must not pass its reject.
        CopyRow reject = listener.refused(rejects.peek());
        rejects.remove();
        batches.push(new Batch(List.of(pending.numbered(reject)), null));
      } else if (batches.isEmpty()) {
        fill();
      } else {
        write(batches.peek());
      }
      succeeded();
    } catch (SQLException e) {
      failed(CopyFault.of(e).text());
    } catch (RuntimeException e) {
      // Not of the database: the maps could not be read, or an error of ours.
      LOG.debug("relational copy, lane {}", id.lane(), e);
      failed(e.toString());
    }
  }

  /** A copy that was restored from a backup while nobody looked may hold less than it did. */
  private void register() throws SQLException, DeposedException {
    OptionalLong durable = session.register();
    if (durable.orElse(Stamp.NONE) < believedDurable) {
      // As the next run will begin. While that fails it would know no more than this one, and runs
      // that end each other would hold the live path up.
      CopySchema.migrate(database);
      throw new DeposedException(
          "it has everything up to "
              + Stamp.text(durable.orElse(Stamp.NONE))
              + " only, and had it up to "
              + Stamp.text(believedDurable)
              + "; it went back to an earlier state");
    }
    progress.startsFrom(durable);
    registered = true;
  }

  private void fill() throws InterruptedException, SQLException, DeposedException {
    pending.await(IDLE);
    if (pending.incomplete()) {
      search = null;
      session.check();
      search = Search.begin(pending, listener, progress.durableStamp());
    }
    pending.linger(settings.batchRows() / 4, LINGER);
    Batch batch = search == null ? pending.take(settings.batchRows()) : searched();
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
  }

  /** Half of what was offered, half of what the search finds: neither starves the other. */
  private Batch searched() {
    List<Pending> rows = pending.takeRows(Math.max(1, settings.batchRows() / 2));
    try {
      if (!search.addTo(rows, settings.batchRows())) {
        search = null;
      }
    } catch (RuntimeException e) {
      search = null;
      pending.forget();
      throw e;
    }
    return new Batch(rows, null);
  }

  private void write(Batch batch) throws SQLException, DeposedException {
    try {
      session.write(batch);
      batches.remove();
      progress.written(batch);
    } catch (UnwritableRowException e) {
      batches.remove();
      refuse(e.row(), CopyFault.of(e.reason()));
      batches.push(without(batch, e.row()));
    } catch (SQLException e) {
      CopyFault fault = CopyFault.of(e);
      if (!fault.rowToBlame() || batch.rows().isEmpty()) {
        throw e;
      }
      batches.remove();
      isolate(batch, fault);
    }
  }

  /** The barrier by itself, for it may be to blame; then halves, until the row stands alone. */
  private void isolate(Batch batch, CopyFault fault) {
    List<Pending> rows = batch.rows();
    int half = rows.size() / 2;
    if (batch.barrier() != null) {
      batches.push(new Batch(List.of(), batch.barrier()));
      batches.push(new Batch(rows, null));
    } else if (half == 0) {
      refuse(rows.get(0), fault);
    } else {
      batches.push(new Batch(rows.subList(half, rows.size()), null));
      batches.push(new Batch(rows.subList(0, half), null));
    }
  }

  private static Batch without(Batch batch, Pending row) {
    return new Batch(batch.rows().stream().filter(other -> other != row).toList(), batch.barrier());
  }

  private void refuse(Pending refused, CopyFault fault) {
    if (progress.refused() == 0) {
      LOG.warn(
          "relational copy, lane {}: the database refused a row of {}, {}; it and others that may"
              + " follow are among the rejects",
          id.lane(),
          refused.row().map(),
          fault.text());
    }
    RefusedRows.reject(id.lane(), progress.countRefused(), refused.row(), fault)
        .ifPresent(rejects::add);
  }

  private void succeeded() {
    if (failures > 0) {
      LOG.info(
          "relational copy, lane {}: writes again, failed since {}",
          id.lane(),
          progress.failingSince());
      failures = 0;
      progress.works();
    }
  }

  private void failed(String error) throws InterruptedException {
    if (pending.closed()) {
      return;
    }
    if (failures++ == 0) {
      LOG.warn(
          "relational copy, lane {}: cannot write, trying again until it can: {}",
          id.lane(),
          error);
    }
    progress.fails(error, waiting());
    pending.pause(backOff());
  }

  private Duration backOff() {
    long doubled = settings.retryFrom().toMillis() << Math.min(failures - 1, 16);
    long millis = Math.min(doubled, settings.retryTo().toMillis());
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }

  private int waiting() {
    return pending.size() + batches.stream().mapToInt(batch -> batch.rows().size()).sum();
  }
}
