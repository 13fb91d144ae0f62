package dev.lampo.jobs.rentals;

import dev.lampo.jobs.rentals.MapWrite.Destination;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.Source;
import dev.lampo.model.Decision;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rejected records again where somebody decided so, and lets those in that can be used now.
 * The others stay with what is wrong now, or with a note in their detail where the reject does not
 * hold all of the record.
 *
 * <p>A reject is all that is left of its record, so it is called replayed only when the record is
 * safe: in a complete snapshot, and in the relational copy where there is one. The decision leaves
 * its map one snapshot later. After a crash before that it is done once more, whatever the reject
 * says, with the same result.
 */
final class ReplayP extends QueueingP {
  static final int TO_VERSIONS = 0;
  static final int TO_PUBLISH = 1;
  private static final Logger LOG = LoggerFactory.getLogger(ReplayP.class);

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int DECISIONS_AT_ONCE = 1_000;

  private final Run run;
  private final boolean copied;
  private final Rereading rereading;
  private final Map<String, Effect> underWay = new LinkedHashMap<>();
  private Context context;
  private long lookedAtNanos = System.nanoTime();
  private int taken;
  private int complete;
  private int used;
  private int stayed;
  private int unreadable;
  private String firstUnreadable;

  /**
   * What a decision caused.
   *
   * @param snapshot the first that holds it
   * @param told whether the reject says all that there is to say
   */
  private record Effect(String reject, int snapshot, boolean told) {}

  ReplayP(Run run, List<Source> sources, ReferenceData reference, boolean copied) {
    this.run = run;
    this.copied = copied;
    rereading = new Rereading(sources, reference);
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
      forgetWhatIsDone();
      tellWhatIsSafe();
      GridMaps.DECISIONS.in(context.hazelcastInstance()).values().stream()
          .filter(decision -> !underWay.containsKey(decision.id()))
          .sorted(Comparator.comparing(Decision::id))
          .limit(DECISIONS_AT_ONCE)
          .forEach(this::replay);
      report();
    }
    return false;
  }

  @Override
  protected void snapshotTaken(int snapshot) {
    taken = snapshot;
  }

  @Override
  public boolean snapshotCommitFinish(boolean success) {
    complete = success ? taken : complete;
    return true;
  }

  private void replay(Decision decision) {
    Reject reject = reject(decision.target());
    boolean told = true;
    if (reject != null) {
      Rereading.Outcome outcome = rereading.of(reject);
      if (outcome instanceof Rereading.Outcome.Used now) {
        used++;
        emit(TO_VERSIONS, now.delivery());
        told = false;
      } else if (outcome instanceof Rereading.Outcome.Stays now) {
        stayed++;
        change(reject, now.reject());
      } else if (outcome instanceof Rereading.Outcome.Unreadable now) {
        unreadable++;
        firstUnreadable =
            firstUnreadable == null ? reject.id() + ": " + now.why() : firstUnreadable;
        change(reject, now.reject());
      }
    }
    underWay.put(decision.id(), new Effect(decision.target(), snapshots() + 1, told));
  }

  private void tellWhatIsSafe() {
    if (underWay.values().stream().allMatch(Effect::told)) {
      return;
    }
    int safe = complete;
    if (copied) {
      safe = Math.min(safe, new RunLedger(context.hazelcastInstance()).durableSnapshot(run));
    }
    for (Map.Entry<String, Effect> entry : underWay.entrySet()) {
      Effect effect = entry.getValue();
      if (!effect.told() && effect.snapshot() <= safe) {
        Reject reject = reject(effect.reject());
        if (reject != null) { // as it may be when a partition was lost a moment ago
          change(reject, Rereading.withoutNote(reject).replayed(Instant.now()));
        }
        entry.setValue(new Effect(effect.reject(), snapshots() + 1, true));
      }
    }
  }

  private void forgetWhatIsDone() {
    underWay
        .entrySet()
        .removeIf(
            entry -> {
              boolean done = entry.getValue().told() && entry.getValue().snapshot() <= complete;
              if (done) {
                GridMaps.DECISIONS.in(context.hazelcastInstance()).delete(entry.getKey());
              }
              return done;
            });
  }

  /** One that was replayed before stays as it is, whatever its record would come to now. */
  private void change(Reject before, Reject after) {
    if (before.replayedAt() == null && !after.equals(before)) {
      emit(
          TO_PUBLISH, MapWrite.of(after.stamped(run.stamp(snapshots())), Destination.MAP_AND_COPY));
    }
  }

  private Reject reject(String id) {
    return GridMaps.REJECTS.in(context.hazelcastInstance()).get(id);
  }

  private void report() {
    if (used + stayed > 0) {
      LOG.info("replay: {} rejects could be used now, {} could not", used, stayed);
    }
    if (unreadable > 0) {
      LOG.warn("replay: {} rejects cannot be read again, as {}", unreadable, firstUnreadable);
    }
    used = 0;
    stayed = 0;
    unreadable = 0;
    firstUnreadable = null;
  }
}
