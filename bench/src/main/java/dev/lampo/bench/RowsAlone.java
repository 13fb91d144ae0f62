package dev.lampo.bench;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The rows that a run has left in the maps, written again into the emptied maps with nothing else
 * going on: no job that fills these maps on this machine can be faster.
 */
final class RowsAlone {
  private static final int QUOTES_MAX = 200_000;
  private static final int BATCH = 256;
  private static final int BATCHES_MAX = 4;

  private final HazelcastInstance member;
  private final int threads;
  private final double writesPerQuote;
  private final double writesPerEnquiry;
  private final double writesPerDelivery;

  /** Rows of one map, as often as the job wrote them. */
  private record Rows(IMap<String, Object> map, Map<String, Object> states, double writes) {}

  /** Counts what the run has written; call it before anything else is written. */
  RowsAlone(HazelcastInstance member, long deliveries, int threads) {
    this.member = member;
    this.threads = threads;
    long quotes = written(GridMaps.QUOTES);
    long enquiries = written(GridMaps.ENQUIRIES);
    writesPerQuote = quotes / (double) GridMaps.QUOTES.in(member).size();
    writesPerEnquiry = enquiries / (double) GridMaps.ENQUIRIES.in(member).size();
    writesPerDelivery = (quotes + enquiries) / (double) deliveries;
  }

  /** Rows that the run wrote for each delivery: quotes and enquiries, repetitions included. */
  double writesPerDelivery() {
    return writesPerDelivery;
  }

  /** How many deliveries a second so many rows allow. Empties the maps. */
  double deliveriesPerSecond() {
    Rows quotes = rows(GridMaps.QUOTES, QUOTES_MAX, writesPerQuote);
    int share =
        (int)
            (GridMaps.ENQUIRIES.in(member).size()
                * (double) quotes.states().size()
                / GridMaps.QUOTES.in(member).size());
    Rows enquiries = rows(GridMaps.ENQUIRIES, share, writesPerEnquiry);
    GridMaps.QUOTES.in(member).clear();
    GridMaps.ENQUIRIES.in(member).clear();
    List<Batch> batches = new ArrayList<>(batches(quotes));
    batches.addAll(batches(enquiries));
    long rows = batches.stream().mapToLong(batch -> batch.states().size()).sum();
    return Measure.perSecond(rows, () -> write(batches)) / writesPerDelivery;
  }

  private long written(GridMap<?> map) {
    var statistics = map.in(member).getLocalMapStats();
    return statistics.getPutOperationCount() + statistics.getSetOperationCount();
  }

  @SuppressWarnings("unchecked") // whatever the map holds goes back into it
  private Rows rows(GridMap<?> map, int most, double writes) {
    IMap<String, Object> all = (IMap<String, Object>) map.in(member);
    Map<String, Object> states = new HashMap<>(most * 2);
    Iterator<String> keys = all.localKeySet().iterator();
    while (states.size() < most && keys.hasNext()) {
      Set<String> some = new HashSet<>();
      while (some.size() < Math.min(BATCH, most - states.size()) && keys.hasNext()) {
        some.add(keys.next());
      }
      states.putAll(all.getAll(some));
    }
    return new Rows(all, states, writes);
  }

  /** Rows that are sent together. */
  private record Batch(IMap<String, Object> map, Map<String, Object> states) {}

  private static List<Batch> batches(Rows rows) {
    List<Batch> batches = new ArrayList<>();
    Map<String, Object> batch = new HashMap<>();
    for (double writes = rows.writes(); writes > 0; writes--) {
      long most = Math.round(rows.states().size() * Math.min(1, writes));
      for (Map.Entry<String, Object> row : rows.states().entrySet()) {
        if (most-- <= 0) {
          break;
        }
        batch.put(row.getKey(), row.getValue());
        if (batch.size() == BATCH) {
          batches.add(new Batch(rows.map(), batch));
          batch = new HashMap<>();
        }
      }
    }
    return batches;
  }

  private void write(List<Batch> batches) {
    List<CompletableFuture<?>> writers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int first = i;
      writers.add(
          CompletableFuture.runAsync(
              () -> write(batches, first), task -> new Thread(task).start()));
    }
    writers.forEach(CompletableFuture::join);
  }

  /** Each thread writes its share, some batches of it under way at once. */
  private void write(List<Batch> batches, int first) {
    Queue<CompletableFuture<?>> underWay = new ArrayDeque<>();
    for (int i = first; i < batches.size(); i += threads) {
      underWay.add(batches.get(i).map().setAllAsync(batches.get(i).states()).toCompletableFuture());
      while (underWay.size() > BATCHES_MAX) {
        underWay.remove().join();
      }
    }
    underWay.forEach(CompletableFuture::join);
  }
}
