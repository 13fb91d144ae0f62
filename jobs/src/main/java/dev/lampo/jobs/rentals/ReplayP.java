package dev.lampo.jobs.rentals;

import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.QuoteDecoder;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.Source;
import dev.lampo.model.Decision;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Reads rejected records again where somebody decided so, and lets those in that can be used now. A
 * decision leaves its map when a snapshot holds what it caused; after a crash before that it is
 * done once more, with the same result.
 */
final class ReplayP extends QueueingP {
  static final int TO_VERSIONS = 0;
  static final int TO_PUBLISH = 1;
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int DECISIONS_AT_ONCE = 1_000;

  private final Run run;
  private final Map<String, QuoteDecoder> decoders = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private List<String> doneBefore = List.of();
  private Context context;
  private long lookedAtNanos = System.nanoTime();

  ReplayP(Run run, List<Source> sources, ReferenceData reference) {
    this.run = run;
    sources.forEach(source -> decoders.put(source.name(), new QuoteDecoder(source, reference)));
  }

  /** It asks the maps and waits for the answer. */
  @Override
  public boolean isCooperative() {
    return false;
  }

  @Override
  protected void init(Context processorContext) {
    context = processorContext;
  }

  @Override
  protected void handle(int ordinal, Object item) {
    throw new IllegalStateException("nothing leads here: " + item);
  }

  @Override
  public boolean complete() {
    if (flush() && System.nanoTime() - lookedAtNanos >= LOOK_EVERY_NANOS) {
      lookedAtNanos = System.nanoTime();
      GridMaps.DECISIONS.in(context.hazelcastInstance()).values().stream()
          .filter(decision -> !done.contains(decision.id()))
          .sorted(Comparator.comparing(Decision::id))
          .limit(DECISIONS_AT_ONCE)
          .forEach(this::replay);
    }
    flush();
    return false;
  }

  @Override
  protected void snapshotTaken(int snapshot) {
    doneBefore = List.copyOf(done);
  }

  @Override
  public boolean snapshotCommitFinish(boolean success) {
    if (success) {
      doneBefore.forEach(id -> GridMaps.DECISIONS.in(context.hazelcastInstance()).delete(id));
      doneBefore.forEach(done::remove);
      doneBefore = List.of();
    }
    return true;
  }

  private void replay(Decision decision) {
    done.add(decision.id());
    Reject reject = GridMaps.REJECTS.in(context.hazelcastInstance()).get(decision.target());
    if (reject == null || reject.replayedAt() != null) {
      return;
    }
    QuoteDecoder decoder = decoders.get(reject.origin().source());
    Optional<RawRecord> record = record(reject);
    if (decoder == null || record.isEmpty()) {
      return;
    }
    Decoded decoded = decoder.decode(record.get());
    Reject after;
    if (decoded instanceof Decoded.Accepted accepted) {
      emitLater(TO_VERSIONS, accepted.delivery());
      after = reject.replayed(Instant.now());
    } else {
      after = ((Decoded.Rejected) decoded).reject();
    }
    emitLater(
        TO_PUBLISH, MapWrite.of(after.stamped(run.stamp(snapshots())), Destination.MAP_AND_COPY));
  }

  /** The record as it was delivered, where the reject holds all of it. */
  private static Optional<RawRecord> record(Reject reject) {
    if (reject.payload() == null) {
      return Optional.empty();
    }
    byte[] value = reject.payload().getBytes(StandardCharsets.UTF_8);
    if (value.length != reject.payloadBytes()) {
      return Optional.empty();
    }
    byte[] key =
        reject.recordKey() == null ? null : reject.recordKey().getBytes(StandardCharsets.UTF_8);
    return Optional.of(
        new RawRecord(
            reject.origin().partition(),
            reject.origin().position(),
            key,
            value,
            Map.of(),
            reject.committedAt().toEpochMilli(),
            true));
  }
}
