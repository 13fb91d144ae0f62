package dev.lampo.jobs.source.cdc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;

/**
 * Tells Debezium where to go on, from the engine's own settings, and later how far it was
 * acknowledged; that much is then told to the server. It ends with the engine: the marks of the
 * feed are what counts. Made by Debezium, by its name.
 */
public final class KeptOffset implements OffsetBackingStore {
  /** The setting that holds the offset as JSON; absent at the beginning. */
  static final String SETTING = "lampo.offset";

  /** Written by the thread that acknowledges, read by the engine's. */
  private volatile ByteBuffer offset;

  /** For Debezium. */
  public KeptOffset() {}

  @Override
  public void configure(WorkerConfig config) {
    Object text = config.originals().get(SETTING);
    offset =
        text == null ? null : ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Of the one partition of the one table, whatever it is called. */
  @Override
  public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
    Map<ByteBuffer, ByteBuffer> values = new HashMap<>();
    keys.forEach(key -> values.put(key, offset == null ? null : offset.duplicate()));
    return CompletableFuture.completedFuture(values);
  }

  @Override
  public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, Callback<Void> callback) {
    // There is one partition only.
    values.values().forEach(value -> offset = value);
    if (callback != null) {
      callback.onCompletion(null, null);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Set<Map<String, Object>> connectorPartitions(String connectorName) {
    return Set.of();
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}
}
