package dev.lampo.jobs.rentals;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import dev.lampo.jobs.source.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A source that can be read again from any position, as Kafka can: records stay in memory, the
 * snapshot keeps positions. One JVM only.
 */
final class ReplayableP extends AbstractProcessor {
  private static final Map<String, List<List<RawRecord>>> TOPICS = new ConcurrentHashMap<>();

  private final String topic;
  private final Map<Integer, Long> start;
  private final Map<Integer, Long> next = new HashMap<>();
  private int index;
  private int parallelism;
  private List<Integer> saving;
  private RawRecord pending;

  private ReplayableP(String topic, Map<Integer, Long> start) {
    this.topic = topic;
    this.start = start;
  }

  /** Partitions may grow while they are read. */
  static void publish(String topic, List<List<RawRecord>> partitions) {
    TOPICS.put(topic, partitions);
  }

  static ProcessorMetaSupplier from(String topic, Map<Integer, Long> start) {
    Map<Integer, Long> positions = new HashMap<>(start);
    return ProcessorMetaSupplier.of(() -> new ReplayableP(topic, positions));
  }

  @Override
  protected void init(Context context) {
    index = context.globalProcessorIndex();
    parallelism = context.totalParallelism();
    for (int partition = index; partition < partitions().size(); partition += parallelism) {
      next.put(partition, start.getOrDefault(partition, 0L));
    }
  }

  @Override
  public boolean complete() {
    if (!flush()) {
      return false;
    }
    for (int partition : next.keySet()) {
      List<RawRecord> records = partitions().get(partition);
      for (int i = 0; i < 64 && next.get(partition) < records.size(); i++) {
        pending = records.get(next.get(partition).intValue());
        next.merge(partition, 1L, Long::sum);
        if (!flush()) {
          return false;
        }
      }
    }
    return false;
  }

  private boolean flush() {
    if (pending != null && tryEmit(pending)) {
      pending = null;
    }
    return pending == null;
  }

  @Override
  public boolean saveToSnapshot() {
    if (!flush()) {
      return false;
    }
    if (saving == null) {
      saving = new ArrayList<>(next.keySet());
    }
    while (!saving.isEmpty()) {
      int partition = saving.get(saving.size() - 1);
      if (!tryEmitToSnapshot(BroadcastKey.broadcastKey(partition), next.get(partition))) {
        return false;
      }
      saving.remove(saving.size() - 1);
    }
    saving = null;
    return true;
  }

  @Override
  protected void restoreFromSnapshot(Object key, Object value) {
    int partition = (Integer) ((BroadcastKey<?>) key).key();
    next.computeIfPresent(partition, (any, position) -> (Long) value);
  }

  private List<List<RawRecord>> partitions() {
    return TOPICS.get(topic);
  }
}
