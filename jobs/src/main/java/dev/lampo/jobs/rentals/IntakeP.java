package dev.lampo.jobs.rentals;

import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.Gap;
import dev.lampo.jobs.source.GapDetector;
import dev.lampo.jobs.source.KafkaSource;
import dev.lampo.jobs.source.QuoteDecoder;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.Source;
import dev.lampo.jobs.source.Sweep;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.StoredPosition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes what a source delivered and keeps its positions: ahead of each snapshot's barrier it
 * tells the copy how far it had read, and when the snapshot is complete it stores the same in the
 * grid.
 */
final class IntakeP extends QueueingP {
  static final int TO_VERSIONS = 0;
  static final int TO_PUBLISH = 1;
  static final int TO_COPY = 2;
  private static final Logger LOG = LoggerFactory.getLogger(IntakeP.class);

  /** The source watch looks once a second. */
  private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Run run;
  private final Source source;
  private final boolean copied;
  private final QuoteDecoder decoder;
  private final Map<Integer, Progress> progress = new HashMap<>();
  private final GapDetector gaps;
  private final List<CompletableFuture<SourceHealth>> asked = new ArrayList<>();
  private long askedAtNanos;
  private int edgePartitions;

  /** Position of the last record of a whole reading that has no readable id. */
  private long lastUnnamed = -1;

  /** Whether the numbers of records say where to go on; else the source's marks do. */
  private final boolean numbered;

  private Context context;
  private PositionMark mark;
  private boolean restored;
  private CompletableFuture<?> restoring = CompletableFuture.completedFuture(null);
  private CompletableFuture<?> storing = CompletableFuture.completedFuture(null);
  private int storeFailures;

  /** How far a partition was read. */
  private static final class Progress {
    /** Negative until there is a place to go on from. */
    long next = -1;

    long committedAtMillis;
    String resume;

    /** Goes on from what is stored, or null. */
    Progress(StoredPosition stored) {
      if (stored != null) {
        committedAtMillis = stored.committedAt().toEpochMilli();
        resume = stored.resume();
      }
    }

    /**
     * A file may be older than what was read before it, and a row may have no time. A clock that is
     * ahead must not hide for a day how old the data is, nor give a time that no database takes.
     */
    void committed(long millis) {
      committedAtMillis = Math.max(committedAtMillis, Math.min(millis, System.currentTimeMillis()));
    }
  }

  IntakeP(Run run, Source source, ReferenceData reference, boolean copied) {
    this.run = run;
    this.source = source;
    this.copied = copied;
    this.decoder = new QuoteDecoder(source, reference);
    this.numbered = source instanceof KafkaSource;
    this.gaps =
        new GapDetector(source.name(), run.positionsOf(source.name()), InstantSource.system());
  }

  @Override
  protected void init(Context processorContext) {
    context = processorContext;
    edgePartitions = context.hazelcastInstance().getPartitionService().getPartitions().size();
    mark = new PositionMark(0, List.of());
  }

  @Override
  protected void handle(int ordinal, Object item) {
    if (item instanceof ResumeMark mark) {
      reached(mark);
    } else if (item instanceof Sweep sweep) {
      sweep(sweep);
    } else {
      take((RawRecord) item);
    }
  }

  /**
   * Nothing is swept after a reading with records that nobody can name: one of them may be what
   * seems to be missing.
   */
  private void sweep(Sweep sweep) {
    if (lastUnnamed >= sweep.before()) {
      LOG.warn(
          "source {}: a whole reading held records whose id cannot be read (see the rejects), so"
              + " nothing is taken for gone after it",
          source.name());
      return;
    }
    for (int partition = 0; partition < edgePartitions; partition++) {
      emit(TO_VERSIONS, new RoutedSweep(sweep, partition));
    }
  }

  private void reached(ResumeMark mark) {
    Progress partition = progress(mark.partition());
    if (numbered) {
      speaksOf(mark, partition);
      return;
    }
    partition.next = mark.next();
    partition.resume = mark.resume();
    if (mark.readUpTo() != null) {
      partition.committed(mark.readUpTo().toEpochMilli());
    }
  }

  /**
   * What the positions from here on speak of; of something made anew they begin above all before.
   */
  private void speaksOf(ResumeMark mark, Progress partition) {
    if (partition.resume != null && !partition.resume.equals(mark.resume())) {
      report(gaps.madeAnew(mark.partition(), mark.next()));
      partition.next = mark.next();
    }
    partition.resume = mark.resume();
  }

  private Progress progress(int partition) {
    return progress.computeIfAbsent(
        partition, any -> new Progress(run.storedOf(source.name(), partition)));
  }

  private void take(RawRecord raw) {
    Progress partition = progress(raw.partition());
    partition.committed(raw.timestampMillis());
    if (numbered) {
      gaps.read(raw.partition(), raw.position());
      partition.next = raw.position() + 1;
    }
    Decoded decoded = decoder.decode(raw);
    if (decoded instanceof Decoded.Accepted accepted) {
      emit(TO_VERSIONS, accepted.delivery());
    } else if (decoded instanceof Decoded.Rejected rejected) {
      var reject = rejected.reject().stamped(run.stamp(snapshots()));
      emit(TO_PUBLISH, MapWrite.of(reject, Destination.MAP_AND_COPY));
      if (raw.observed()) {
        found(rejected.recordId(), reject.origin());
      }
    }
  }

  private void found(String recordId, SourcePosition origin) {
    if (recordId == null) {
      lastUnnamed = origin.position();
    } else {
      emit(TO_VERSIONS, Found.at(recordId, origin));
    }
  }

  @Override
  public boolean tryProcess() {
    if (!super.tryProcess()) {
      return false;
    }
    explainJumps();
    return !blocked();
  }

  @Override
  protected void snapshotTaken(int snapshot) {
    Instant now = Instant.now();
    long stamp = run.stamp(snapshot - 1);
    mark =
        new PositionMark(
            snapshot,
            progress.entrySet().stream()
                .filter(entry -> entry.getValue().next >= 0)
                .map(entry -> position(entry.getKey(), entry.getValue(), now, stamp))
                .toList());
    if (copied) {
      emit(TO_COPY, mark);
    }
  }

  @Override
  public boolean snapshotCommitFinish(boolean success) {
    // Again where it failed: until it is noted, readers are told that the maps are being filled.
    if (success && (!restored || restoring.isCompletedExceptionally())) {
      restored = true;
      restoring = new RunLedger(context.hazelcastInstance()).restored(run);
    }
    if (success && !mark.positions().isEmpty() && storing.isDone()) {
      store();
    }
    return true;
  }

  /**
   * One write at a time: a write that Hazelcast retries would take back what a later one has
   * stored. A snapshot that completes meanwhile is left out, and the next one stores more.
   */
  private void store() {
    if (storing.isCompletedExceptionally() && storeFailures++ == 0) {
      LOG.warn(
          "source {}: positions were not stored, trying again at each snapshot: {}",
          source.name(),
          failureOf(storing));
    } else if (!storing.isCompletedExceptionally() && storeFailures > 0) {
      LOG.info("source {}: positions are stored again", source.name());
      storeFailures = 0;
    }
    Map<String, StoredPosition> positions =
        mark.positions().stream()
            .collect(Collectors.toMap(StoredPosition::lane, Function.identity()));
    storing =
        GridMaps.POSITIONS
            .in(context.hazelcastInstance())
            .setAllAsync(positions)
            .toCompletableFuture();
  }

  private static String failureOf(CompletableFuture<?> write) {
    return write.handle((done, failure) -> String.valueOf(failure)).join();
  }

  @Override
  public void close() {
    Quiet.await(List.of(storing, restoring));
  }

  /** The source watch knows what the source still holds; its answers are at most seconds old. */
  private void explainJumps() {
    if (!asked.isEmpty()) {
      if (asked.stream().allMatch(CompletableFuture::isDone)) {
        asked.stream()
            .filter(answer -> !answer.isCompletedExceptionally() && answer.join() != null)
            .forEach(answer -> gaps.explain(answer.join()).ifPresent(this::report));
        asked.clear();
      }
      return;
    }
    if (!numbered || System.nanoTime() - askedAtNanos < ASK_EVERY_NANOS) {
      return;
    }
    askedAtNanos = System.nanoTime();
    for (int partition : gaps.unexplained()) {
      asked.add(
          GridMaps.SOURCE_HEALTH
              .in(context.hazelcastInstance())
              .getAsync(SourcePosition.lane(source.name(), partition))
              .toCompletableFuture());
    }
  }

  private void report(Gap gap) {
    LOG.error("{}", gap);
    Reject reject = gap.reject(Instant.now()).stamped(run.stamp(snapshots()));
    emit(TO_PUBLISH, MapWrite.of(reject, Destination.MAP_AND_COPY));
  }

  private StoredPosition position(int partition, Progress at, Instant now, long stamp) {
    return new StoredPosition(
        source.name(),
        partition,
        gaps.storable(partition, at.next),
        Instant.ofEpochMilli(at.committedAtMillis),
        now,
        stamp,
        at.resume);
  }
}
