package dev.lampo.jobs.rentals;

import static dev.lampo.model.RestoreState.EPOCH;
import static dev.lampo.model.RestoreState.LOST;
import static dev.lampo.model.RestoreState.RESTORED;
import static dev.lampo.model.RestoreState.WHOLE;
import static java.util.Objects.requireNonNullElse;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.JetException;
import com.hazelcast.map.IMap;
import dev.lampo.model.CopyLane;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job's memory of its own runs, in {@link GridMaps#GRID_STATE}: numbers them, and knows whether
 * the maps hold everything. One mark per Hazelcast partition lies in that partition, so a lost
 * partition has lost its mark.
 */
final class RunLedger {
  private static final Logger LOG = LoggerFactory.getLogger(RunLedger.class);
  private static final String EXECUTION = "execution";
  private static final String FROM = "from";
  private static final String DURABLE = "durable";
  private static final String TOKEN = "first-run";
  private static final Object COORDINATOR = new Object();

  /** What a restore fills; the ledger itself and what the source watch writes stay. */
  private static final List<GridMap<?>> RESTORED_MAPS =
      List.of(
          GridMaps.QUOTES,
          GridMaps.ENQUIRIES,
          GridMaps.ENQUIRY_ALIASES,
          GridMaps.TOMBSTONES,
          GridMaps.REJECTS,
          GridMaps.POSITIONS,
          GridMaps.COPY_LANES);

  private final HazelcastInstance grid;
  private final IMap<String, Long> state;

  RunLedger(HazelcastInstance grid) {
    this.grid = grid;
    this.state = GridMaps.GRID_STATE.in(grid);
  }

  /** Whether the grid knows how many runs there were; a cold grid does not. */
  boolean knowsEpoch() {
    return state.containsKey(EPOCH);
  }

  /** Counts on from here, unless the grid has counted further. */
  void continueFrom(int epoch) {
    state.merge(EPOCH, (long) epoch, Math::max);
  }

  /** Prepares the first run of a job that is about to be submitted. */
  void announce(Submission submission) {
    state.set(TOKEN, submission.token());
  }

  /**
   * The run of an execution: the first caller begins it, the others are told of it. Called on the
   * coordinator alone.
   *
   * @throws JetException where the maps are not whole and the execution is not the first of its
   *     job: the job must fail and be submitted again with the positions of the copy
   */
  Run begin(long executionId, Submission submission) {
    synchronized (COORDINATOR) {
      if (requireNonNullElse(state.get(EXECUTION), 0L) == executionId) {
        boolean whole = number(WHOLE) == 1;
        return new Run(
            (int) number(EPOCH),
            Run.RestoreFrom.values()[(int) number(FROM)],
            whole,
            number(DURABLE),
            positions(whole, submission));
      }
      return beginNew(executionId, submission);
    }
  }

  private Run beginNew(long executionId, Submission submission) {
    boolean first = requireNonNullElse(state.remove(TOKEN), 0L) == submission.token();
    boolean whole = whole();
    if (!knowsEpoch() || (!whole && !first)) {
      throw new JetException(
          "the maps are not whole: more members were lost at once than there are backups;"
              + " the job must be submitted anew to restore from the relational copy");
    }
    Run.RestoreFrom from = whole ? Run.RestoreFrom.MAPS : submission.from();
    long durable =
        from == Run.RestoreFrom.COPY
            ? submission.durable()
            : first ? Math.min(durable(), submission.durable()) : durable();
    if (from == Run.RestoreFrom.COPY) {
      PartitionMarks.of(grid).all().forEach(state::delete);
      RESTORED_MAPS.forEach(map -> map.in(grid).clear());
    }
    Run run = new Run((int) number(EPOCH) + 1, from, whole, durable, positions(whole, submission));
    state.set(EPOCH, (long) run.epoch());
    state.set(FROM, (long) from.ordinal());
    state.set(WHOLE, whole ? 1L : 0L);
    state.set(DURABLE, durable);
    state.set(EXECUTION, executionId);
    LOG.info(
        "run {} begins, restores from the {}; the relational copy has everything up to {}",
        run.epoch(),
        from == Run.RestoreFrom.COPY ? "relational copy" : "maps",
        Stamp.text(durable));
    return run;
  }

  /** Positions outlive a lost partition whose rows are gone: only whole maps may trust them. */
  private List<StoredPosition> positions(boolean whole, Submission submission) {
    return whole ? List.copyOf(GridMaps.POSITIONS.in(grid).values()) : submission.positions();
  }

  /** A run has restored everything: its first snapshot is complete. */
  CompletableFuture<?> restored(Run run) {
    return state.setAsync(RESTORED, (long) run.epoch()).toCompletableFuture();
  }

  /**
   * A partition was lost with all its backups, or came back without what it held.
   *
   * @param copied whether the relational copy can give back what is missing
   */
  void lost(int partition, boolean copied) {
    state.deleteAsync(PartitionMarks.of(grid).of(new int[] {partition}).get(0));
    if (copied) {
      state
          .getAsync(EPOCH)
          .thenAccept(epoch -> state.setAsync(LOST, requireNonNullElse(epoch, 0L)));
    }
  }

  /** Whether something was lost that the present run had restored. */
  boolean lostSinceRestored() {
    return number(RESTORED) == number(EPOCH) && number(EPOCH) > 0 && !whole();
  }

  /** Whether every partition holds all that was restored into it. */
  boolean whole() {
    // One question to each member: asking for the marks by key asks every partition, and this is
    // asked several times a second.
    return new HashSet<>(state.keySet()).containsAll(PartitionMarks.of(grid).all());
  }

  /** The last snapshot of a run that every writer of the copy has in the database; 0 for none. */
  int durableSnapshot(Run run) {
    return Stamp.snapshotOf(reported(run.epoch()));
  }

  /** Stamp up to which every writer of the last run had written all that it was given. */
  private long durable() {
    return Math.max(number(DURABLE), reported(number(EPOCH)));
  }

  /** Rows of an earlier run with more writers stay behind and say nothing. */
  private long reported(long epoch) {
    List<CopyLane> lanes =
        GridMaps.COPY_LANES.in(grid).values().stream()
            .filter(lane -> Stamp.epochOf(lane.stamp()) == epoch)
            .toList();
    boolean complete = !lanes.isEmpty() && lanes.size() >= lanes.get(0).lanes();
    return complete ? lanes.stream().mapToLong(CopyLane::stamp).min().orElse(0) : 0;
  }

  private long number(String key) {
    return requireNonNullElse(state.get(key), 0L);
  }
}
