package dev.lampo.jobs.rentals;

import com.hazelcast.map.IMap;
import dev.lampo.model.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The rows of one map that wait for being written, and those on their way. */
final class MapLane {
  private static final int BATCH_ROWS_MAX = 2_000;
  private static final int BATCHES_MAX = 4;
  private static final int BATCH_ROWS_WHILE_BUSY = 256;

  private final IMap<String, Object> map;
  private final Consumer<Batch> landing;
  private final Map<String, MapWrite> waiting = new LinkedHashMap<>();
  private final Set<String> flying = new HashSet<>();
  private final Map<String, Move> moved = new HashMap<>();
  private final Set<CompletableFuture<?>> underWay = new HashSet<>();
  private int batches;
  private int barriers;

  /** Rows sent together; {@code result} is complete when the map has them. */
  record Batch(MapLane lane, List<MapWrite> writes, CompletableFuture<?> result) {}

  /** A quote that changed its trip: a late row from the old trip must not follow it. */
  private record Move(int revision, int barrier) {}

  /**
   * A lane into a map.
   *
   * @param landing told of each finished batch, from any thread
   */
  @SuppressWarnings("unchecked") // the values' type is the business of GridMaps
  MapLane(IMap<String, ?> map, Consumer<Batch> landing) {
    this.map = (IMap<String, Object>) map;
    this.landing = landing;
  }

  /** Whether a row is still news: a quote from a trip that it has left is not. */
  boolean admits(MapWrite write) {
    return !(write.value() instanceof Quote quote) || !overtaken(quote);
  }

  /** Replaces what waits under the key. */
  void put(MapWrite write) {
    waiting.put(write.key(), write);
  }

  /** Rows not yet in the map. */
  int waiting() {
    return waiting.size() + flying.size();
  }

  /** Sends what can be sent: at once while nothing is on its way, in larger batches otherwise. */
  void send() {
    while (!waiting.isEmpty()
        && batches < BATCHES_MAX
        && (batches == 0 || waiting.size() >= BATCH_ROWS_WHILE_BUSY)) {
      List<MapWrite> batch = nextBatch();
      if (batch.isEmpty()) {
        return;
      }
      batches++;
      CompletableFuture<?> result = write(batch);
      underWay.add(result);
      result.whenComplete((any, failure) -> landing.accept(new Batch(this, batch, result)));
    }
  }

  /** Forgets the keys of a batch that has landed. */
  void landed(Batch batch) {
    batches--;
    underWay.remove(batch.result());
    batch.writes().forEach(write -> flying.remove(write.key()));
  }

  /** Completes when nothing is under way any more, by success or by failure. */
  CompletableFuture<?> quiet() {
    return CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new));
  }

  /**
   * A snapshot has passed. Rows that the versions hop caused before it cannot come any more once
   * the next one has passed as well: at-least-once lets one edge run ahead by one snapshot.
   */
  void barrier() {
    barriers++;
    moved.values().removeIf(move -> move.barrier() + 2 < barriers);
  }

  private boolean overtaken(Quote quote) {
    int revision = quote.lineage().revision();
    MapWrite other = waiting.get(quote.id());
    if (other != null
        && other.value() instanceof Quote rival
        && rival.lineage().revision() > revision) {
      return true;
    }
    Move move = moved.get(quote.id());
    if (move != null && move.revision() > revision) {
      return true;
    }
    if (quote.lineage().moves() > 0) {
      moved.put(quote.id(), new Move(revision, barriers));
    }
    return false;
  }

  private List<MapWrite> nextBatch() {
    List<MapWrite> batch = new ArrayList<>(Math.min(waiting.size(), BATCH_ROWS_MAX));
    Iterator<MapWrite> next = waiting.values().iterator();
    while (next.hasNext() && batch.size() < BATCH_ROWS_MAX) {
      MapWrite write = next.next();
      if (flying.add(write.key())) {
        next.remove();
        batch.add(write);
      }
    }
    return batch;
  }

  private CompletableFuture<?> write(List<MapWrite> batch) {
    Map<String, Object> states = new HashMap<>(batch.size() * 2);
    List<CompletableFuture<?>> results = new ArrayList<>(1);
    for (MapWrite write : batch) {
      if (write.value() == null) {
        results.add(map.deleteAsync(write.key()).toCompletableFuture());
      } else {
        states.put(write.key(), write.value());
      }
    }
    if (!states.isEmpty()) {
      results.add(map.setAllAsync(states).toCompletableFuture());
    }
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new));
  }
}
