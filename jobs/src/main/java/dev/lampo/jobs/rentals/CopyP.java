package dev.lampo.jobs.rentals;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.JetException;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.Inbox;
import dev.lampo.jobs.copy.CopyDatabase;
import dev.lampo.jobs.copy.CopyRow;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.copy.CopyWriter;
import dev.lampo.jobs.copy.LaneId;
import dev.lampo.jobs.copy.LaneListener;
import dev.lampo.model.CopyLane;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import dev.lampo.model.StoredPosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * One lane of the relational copy: hands rows to a {@link CopyWriter}, which writes in the
 * background and never holds this processor up, and tells it which positions a snapshot stands for.
 */
final class CopyP extends AbstractProcessor implements LaneListener {
  private final Run run;
  private final Map<String, StoredPosition> positions = new HashMap<>();
  private Context context;
  private CopyDatabase database;
  private CopyWriter writer;
  private volatile int snapshots;

  CopyP(Run run) {
    this.run = run;
  }

  @Override
  protected void init(Context processorContext) {
    context = processorContext;
    CopySettings settings =
        MemberSettings.of(grid())
            .copy()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "this member was configured without the relational copy that others have"));
    database = new CopyDatabase(settings);
    writer =
        new CopyWriter(
            database,
            settings,
            new LaneId(
                context.globalProcessorIndex(),
                context.totalParallelism(),
                run.epoch(),
                Long.toHexString(context.executionId())),
            run.durable(),
            this);
    // A copy that was emptied must learn also of partitions in which nothing is new.
    run.positions().forEach(position -> positions.put(position.lane(), position));
  }

  /**
   * A run that may not write any more must end: the next one takes a higher epoch, and asks the
   * copy what it holds. So must one whose lane has died: nobody else writes its rows.
   */
  @Override
  public boolean tryProcess() {
    writer
        .deposedBecause()
        .ifPresent(
            reason -> {
              throw new JetException("relational copy: " + reason);
            });
    writer
        .failure()
        .ifPresent(
            error -> {
              throw new JetException(
                  "a lane of the relational copy was ended by an error: " + error, error);
            });
    return true;
  }

  @Override
  public void process(int ordinal, Inbox inbox) {
    for (Object item = inbox.poll(); item != null; item = inbox.poll()) {
      if (item instanceof MapWrite write) {
        writer.offer(new CopyRow(write.map(), write.key(), write.value(), write.stamp()));
      } else {
        PositionMark mark = (PositionMark) item;
        requireInStep(mark);
        mark.positions().forEach(position -> positions.put(position.lane(), position));
      }
    }
  }

  @Override
  public boolean saveToSnapshot() {
    snapshots++;
    writer.barrier(snapshots, Instant.now(), Map.copyOf(positions));
    return true;
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
      database.close();
    }
  }

  @Override
  public void progress(CopyLane lane) {
    GridMaps.COPY_LANES.in(grid()).setAsync(Integer.toString(lane.lane()), lane);
  }

  @Override
  public CopyRow refused(Reject reject) {
    Reject stamped = reject.stamped(run.stamp(snapshots));
    GridMaps.REJECTS.in(grid()).set(stamped.id(), stamped);
    return new CopyRow(GridMaps.REJECTS, stamped.id(), stamped, stamped.stamp());
  }

  @Override
  public Iterator<CopyRow> rescan(long afterStamp) {
    return YoungerRows.in(
        grid(), PartitionMarks.of(grid()).of(context.processorPartitions()), afterStamp);
  }

  /** Marks come ahead of their barrier, so they are at most one snapshot ahead of this lane. */
  private void requireInStep(PositionMark mark) {
    if (mark.snapshot() != snapshots + 1) {
      throw new IllegalStateException(
          "snapshots are counted differently: intake " + mark.snapshot() + ", copy " + snapshots);
    }
  }

  private HazelcastInstance grid() {
    return context.hazelcastInstance();
  }
}
