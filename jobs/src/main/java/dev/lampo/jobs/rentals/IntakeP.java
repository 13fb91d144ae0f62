package dev.lampo.jobs.rentals;

import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.KafkaSource;
import dev.lampo.jobs.source.QuoteDecoder;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.model.GridMaps;
import dev.lampo.model.StoredPosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decodes what a source delivered and keeps its positions: ahead of each snapshot's barrier it
 * tells the copy how far it had read, and when the snapshot is complete it stores the same in the
 * grid.
 */
final class IntakeP extends QueueingP {
  static final int TO_VERSIONS = 0;
  static final int TO_PUBLISH = 1;
  static final int TO_COPY = 2;

  private final Run run;
  private final KafkaSource source;
  private final boolean copied;
  private final QuoteDecoder decoder;
  private final Map<Integer, Progress> progress = new HashMap<>();
  private Context context;
  private PositionMark mark;
  private boolean restored;
  private CompletableFuture<?> restoring = CompletableFuture.completedFuture(null);
  private CompletableFuture<?> storing = CompletableFuture.completedFuture(null);

  /** The next position of a partition, and when the last delivery was committed. */
  private static final class Progress {
    long next;
    long committedAtMillis;
  }

  IntakeP(Run run, KafkaSource source, ReferenceData reference, boolean copied) {
    this.run = run;
    this.source = source;
    this.copied = copied;
    this.decoder = new QuoteDecoder(source, reference);
  }

  @Override
  protected void init(Context processorContext) {
    context = processorContext;
    mark = new PositionMark(0, Instant.EPOCH, List.of());
  }

  @Override
  protected void handle(int ordinal, Object item) {
    RawRecord raw = (RawRecord) item;
    Progress partition = progress.computeIfAbsent(raw.partition(), any -> new Progress());
    partition.next = raw.position() + 1;
    partition.committedAtMillis = raw.timestampMillis();
    Decoded decoded = decoder.decode(raw);
    if (decoded instanceof Decoded.Accepted accepted) {
      emitLater(TO_VERSIONS, accepted.delivery());
    } else if (decoded instanceof Decoded.Rejected rejected) {
      var reject = rejected.reject().stamped(run.stamp(snapshots()));
      emitLater(TO_PUBLISH, MapWrite.of(reject, Destination.MAP_AND_COPY));
    }
  }

  @Override
  protected void snapshotTaken(int snapshot) {
    Instant now = Instant.now();
    long stamp = run.stamp(snapshot - 1);
    mark =
        new PositionMark(
            snapshot,
            now,
            progress.entrySet().stream()
                .map(entry -> position(entry.getKey(), entry.getValue(), now, stamp))
                .toList());
    if (copied) {
      emitLater(TO_COPY, mark);
    }
  }

  @Override
  public boolean snapshotCommitFinish(boolean success) {
    if (success && !restored) {
      restored = true;
      restoring = new RunLedger(context.hazelcastInstance()).restored(run);
    }
    if (success && !mark.positions().isEmpty()) {
      Map<String, StoredPosition> positions =
          mark.positions().stream()
              .collect(Collectors.toMap(StoredPosition::lane, Function.identity()));
      storing =
          GridMaps.POSITIONS
              .in(context.hazelcastInstance())
              .setAllAsync(positions)
              .toCompletableFuture();
    }
    return true;
  }

  @Override
  public void close() {
    Quiet.await(List.of(storing, restoring));
  }

  private StoredPosition position(int partition, Progress at, Instant now, long stamp) {
    return new StoredPosition(
        source.name(), partition, at.next, Instant.ofEpochMilli(at.committedAtMillis), now, stamp);
  }
}
