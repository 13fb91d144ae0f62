package dev.lampo.jobs.rentals;

import static dev.lampo.jobs.rentals.MapWrite.Destination.MAP_AND_COPY;

import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.map.IMap;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Writes rows into the maps and hands on to the relational copy what the maps have acknowledged.
 * Always the newest state per key, and never two writes of one key at a time, so that a retried
 * write cannot overtake a later one. A snapshot waits until all that came before it is in the maps.
 */
final class PublishP extends AbstractProcessor {
  private static final int TO_COPY = 0;

  private final boolean copied;
  private final int rowsWaitingMax;

  /** By identity: a handle is a record of many fields, and this is asked for every row. */
  private final Map<GridMap<?>, MapLane> lanes = new IdentityHashMap<>();

  private final Queue<MapLane.Batch> done = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<MapWrite> toCopy = new ArrayDeque<>();
  private final Endings endings = new Endings();
  private Context context;
  private MapLane enquiries;
  private CompletableFuture<Void> marking;
  private boolean marked;

  /**
   * A publisher of a run.
   *
   * @param marked whether the maps were whole already, so that there is nothing to mark
   * @param copied whether there is a relational copy to hand rows on to
   */
  PublishP(boolean marked, boolean copied, int rowsWaitingMax) {
    this.marked = marked;
    this.copied = copied;
    this.rowsWaitingMax = rowsWaitingMax;
  }

  @Override
  protected void init(Context processorContext) {
    context = processorContext;
    GridMaps.all().stream()
        .filter(map -> map.writer().equals(GridMaps.RENTALS))
        .forEach(
            map ->
                lanes.put(
                    map, new MapLane(map.in(processorContext.hazelcastInstance()), done::add)));
    enquiries = lanes.get(GridMaps.ENQUIRIES);
  }

  @Override
  public void process(int ordinal, Inbox inbox) {
    if (!settle()) {
      return;
    }
    for (int room = rowsWaitingMax - waiting(); room > 0; room--) {
      MapWrite write = (MapWrite) inbox.poll();
      if (write == null) {
        break;
      }
      take(write);
    }
    lanes.values().forEach(MapLane::send);
  }

  @Override
  public boolean tryProcess() {
    settle();
    lanes.values().forEach(MapLane::send);
    return true;
  }

  @Override
  public boolean saveToSnapshot() {
    boolean handedOn = settle();
    lanes.values().forEach(MapLane::send);
    if (!handedOn || !toCopy.isEmpty() || waiting() > 0) {
      return false;
    }
    if (!marked && !mark()) {
      return false;
    }
    lanes.values().forEach(MapLane::barrier);
    return true;
  }

  @Override
  public boolean complete() {
    return settle() && waiting() == 0;
  }

  /**
   * Waits until nothing is under way. A write that Hazelcast retries because a member was lost
   * would else land after the next run has read the map, and what that run wrote since would be
   * undone.
   */
  @Override
  public void close() {
    List<CompletableFuture<?>> underWay = new ArrayList<>();
    lanes.values().forEach(lane -> underWay.add(lane.quiet()));
    if (marking != null) {
      underWay.add(marking);
    }
    Quiet.await(underWay);
  }

  /** Puts the marks of this processor's partitions: what was restored into them is in the maps. */
  private boolean mark() {
    if (marking == null) {
      IMap<String, Long> state = GridMaps.GRID_STATE.in(context.hazelcastInstance());
      Map<String, Long> marks =
          PartitionMarks.of(context.hazelcastInstance()).of(context.processorPartitions()).stream()
              .collect(Collectors.toMap(key -> key, key -> 1L));
      marking = state.setAllAsync(marks).toCompletableFuture();
    }
    if (!marking.isDone()) {
      return false;
    }
    checked(marking);
    marked = true;
    return true;
  }

  private void take(MapWrite write) {
    if (write.map() == GridMaps.ENQUIRIES) {
      endings.lives(write.key());
    } else if (write.map() == GridMaps.ENQUIRY_ALIASES && write.destination() == MAP_AND_COPY) {
      endings.ends(write);
    }
    MapLane lane = lanes.get(write.map());
    if (!lane.admits(write)) {
      return;
    }
    if (write.toMap()) {
      lane.put(write);
    } else {
      handOn(write);
    }
  }

  /** Takes back finished batches and hands their rows on; false where the copy takes no more. */
  private boolean settle() {
    for (MapLane.Batch batch = done.poll(); batch != null; batch = done.poll()) {
      checked(batch.result());
      batch.lane().landed(batch);
      batch.writes().forEach(this::landed);
    }
    while (!toCopy.isEmpty()) {
      if (!tryEmit(TO_COPY, toCopy.peek())) {
        return false;
      }
      toCopy.remove();
    }
    return true;
  }

  private void landed(MapWrite write) {
    boolean news = !endings.overtaken(write);
    endings.landed(write).ifPresent(enquiries::put);
    if (news) {
      handOn(write);
    }
  }

  private void handOn(MapWrite write) {
    if (copied && write.toCopy()) {
      toCopy.add(write);
    }
  }

  private int waiting() {
    int rows = 0;
    for (MapLane lane : lanes.values()) {
      rows += lane.waiting();
    }
    return rows;
  }

  /** A map that does not take a write ends the run; the next one starts from the last snapshot. */
  private static void checked(CompletableFuture<?> result) {
    try {
      result.join();
    } catch (RuntimeException failed) {
      throw new RestartableException("a map did not take a write", failed);
    }
  }
}
