package dev.lampo.jobs.rentals;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.BroadcastKey;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.KafkaReader;
import dev.lampo.jobs.source.KafkaSource;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.model.StoredPosition;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** Hands on what a {@link KafkaReader} reads of this processor's partitions of a topic. */
final class KafkaP extends AbstractProcessor {
  private final Run run;
  private final KafkaSource source;
  private final Map<Integer, StoredPosition> from = new HashMap<>();
  private final ArrayDeque<FeedItem> items = new ArrayDeque<>();
  private final ArrayDeque<ResumeMark> saving = new ArrayDeque<>();
  private boolean isSaving;
  private KafkaReader reader;
  private int index;
  private int processors;

  KafkaP(Run run, KafkaSource source) {
    this.run = run;
    this.source = source;
  }

  /** Opening and closing a client takes its time. */
  @Override
  public boolean isCooperative() {
    return false;
  }

  @Override
  protected void init(Context context) {
    index = context.globalProcessorIndex();
    processors = context.totalParallelism();
    run.positions().stream()
        .filter(stored -> stored.source().equals(source.name()))
        .forEach(stored -> from.put(stored.partition(), stored));
  }

  @Override
  protected void restoreFromSnapshot(Object key, Object value) {
    ResumeMark saved = (ResumeMark) value;
    StoredPosition stored = from.get(saved.partition());
    if (stored == null || saved.next() >= stored.next()) {
      from.put(saved.partition(), FeedReader.position(source.name(), saved));
    }
  }

  @Override
  public boolean complete() {
    if (reader == null) {
      reader =
          new KafkaReader(
              source, from, run.firstPosition(), partition -> partition % processors == index);
    }
    if (items.isEmpty()) {
      items.addAll(reader.poll());
    }
    emitted();
    return false;
  }

  @Override
  public boolean saveToSnapshot() {
    if (!emitted()) {
      return false;
    }
    if (!isSaving) {
      isSaving = true;
      saving.addAll(reader == null ? java.util.List.of() : reader.marks());
    }
    while (!saving.isEmpty()) {
      ResumeMark mark = saving.peek();
      if (!tryEmitToSnapshot(BroadcastKey.broadcastKey(mark.partition()), mark)) {
        return false;
      }
      saving.remove();
    }
    isSaving = false;
    return true;
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
  }

  private boolean emitted() {
    while (!items.isEmpty()) {
      if (!tryEmit(items.peek())) {
        return false;
      }
      items.remove();
    }
    return true;
  }
}
