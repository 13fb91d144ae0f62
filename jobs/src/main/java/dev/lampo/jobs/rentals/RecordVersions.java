package dev.lampo.jobs.rentals;

import dev.lampo.jobs.source.Sweep;
import dev.lampo.model.Change;
import dev.lampo.model.Delivery;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Tombstone;
import dev.lampo.model.TripKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hop 1: what each record's newest version is, and which trip it is in. Content with the highest
 * (version, content hash) wins; a deletion wins over content of its version or older. Both are
 * maxima, so the result does not depend on the order of the deliveries, and a delivery that was
 * counted before changes nothing. Where a source keeps no versions, the place at which content was
 * first found stands in for one.
 *
 * <p>What a reading of the whole source finds is the source's present state: a record that is there
 * again with the version at which it was deleted lives again, since nobody raises a version when
 * rows are moved out and back in. A reading of a part says no such thing: it may find again what
 * was deleted after it was found first.
 *
 * <p>Not thread-safe: one instance serves the records of one processor.
 */
public final class RecordVersions {
  private final Map<String, Held> records = new HashMap<>();

  /** Receives what the records' changes mean to others. */
  public interface Listener {
    /** A trip must know. */
    void tell(TripInput input);

    /** A deletion came before its record. */
    void remember(String recordId, Lineage deletion);
  }

  private record Held(Lineage lineage, TripKey trip) {}

  /** Takes over a stored quote; of two states of one record the higher revision stays. */
  public void restore(Quote stored) {
    restore(stored.id(), new Held(stored.lineage(), stored.terms().trip()));
  }

  /** Takes over a stored tombstone, unless its record is known. */
  public void restore(Tombstone stored) {
    restore(stored.id(), new Held(stored.lineage(), null));
  }

  /** Number of records held. */
  public int size() {
    return records.size();
  }

  /** Takes one delivery and tells the listener what it changes; often nothing. */
  public void apply(Delivery<QuoteTerms> delivery, Listener listener) {
    Held held = records.get(delivery.recordId());
    if (held != null && !delivery.observed() && counted(held.lineage(), delivery.origin())) {
      return;
    }
    if (held != null && delivery.observed() && isKnown(delivery, held.lineage())) {
      records.put(
          delivery.recordId(),
          seen(held, delivery.origin().partition(), delivery.origin().position()));
      return;
    }
    if (delivery.change() instanceof Change.Present<QuoteTerms> present) {
      applyContent(delivery, present, held, listener);
    } else {
      applyDeletion(delivery, held, listener);
    }
  }

  /**
   * A source was read whole: its records that the reading did not bring are gone. One that was
   * delivered to us from elsewhere stays.
   */
  public void sweep(Sweep sweep, Listener listener) {
    String prefix = Delivery.recordId(sweep.source(), "");
    List<String> gone = new ArrayList<>();
    records.forEach(
        (id, held) -> {
          Marks marks = held.lineage().latest();
          if (id.startsWith(prefix)
              && held.lineage().live()
              && !marks.covers(sweep.partition(), sweep.before())) {
            gone.add(id);
          }
        });
    SourcePosition at = new SourcePosition(sweep.source(), sweep.partition(), sweep.at());
    for (String id : gone) {
      Held held = records.get(id);
      Change<QuoteTerms> deleted = new Change.Deleted<>(held.lineage().version());
      applyDeletion(new Delivery<>(id, at, held.lineage().committedAt(), deleted), held, listener);
    }
  }

  private static boolean isKnown(Delivery<QuoteTerms> delivery, Lineage held) {
    if (!(delivery.change() instanceof Change.Present<QuoteTerms> present)) {
      return held.deletedVersion() >= delivery.change().version();
    }
    boolean unchanged =
        delivery.manner() == Delivery.Manner.STATE_WITHOUT_VERSION
            && held.live()
            && present.contentHash() == held.contentHash();
    boolean foundLater =
        delivery.manner() == Delivery.Manner.REPLAY_WITHOUT_VERSION
            && held.latest()
                .covers(delivery.origin().partition(), delivery.origin().position() + 1);
    return unchanged || foundLater || (!isNewer(present, held) && !revives(delivery, held));
  }

  private static boolean revives(Delivery<QuoteTerms> delivery, Lineage held) {
    return delivery.observed()
        && !delivery.isReplay()
        && delivery.manner() != Delivery.Manner.STATE_IN_PART
        && !held.live()
        && delivery.change().version() == held.deletedVersion()
        && !counted(held, delivery.origin());
  }

  /** A whole reading brought a record in a state that cannot be used: it is not gone. */
  public void found(String recordId, int partition, long position) {
    records.computeIfPresent(recordId, (id, held) -> seen(held, partition, position));
  }

  /** Known content was found again: that it was found is all that is new. */
  private static Held seen(Held held, int partition, long position) {
    Lineage before = held.lineage();
    Lineage after =
        new Lineage(
            before.version(),
            before.contentHash(),
            before.deletedVersion(),
            before.deliveries(),
            before.latest().with(partition, position),
            before.committedAt(),
            before.revision(),
            before.moves());
    return new Held(after, held.trip());
  }

  private void applyContent(
      Delivery<QuoteTerms> delivery,
      Change.Present<QuoteTerms> present,
      Held held,
      Listener listener) {
    String id = delivery.recordId();
    Lineage before = held == null ? null : held.lineage();
    boolean revived = before != null && revives(delivery, before);
    if (!revived && !isNewer(present, before)) {
      Instant first = firstCommit(present, before, delivery.committedAt());
      amend(id, counting(before, delivery, before.deletedVersion(), first), held, listener);
      return;
    }
    TripKey oldTrip = held == null ? null : held.trip();
    TripKey trip = present.content().trip();
    boolean moved = oldTrip != null && !oldTrip.equals(trip);
    Lineage after = replacing(before, delivery, present, moved, revived);
    records.put(id, new Held(after, trip.equals(oldTrip) ? oldTrip : trip));
    if (moved) {
      listener.tell(new TripInput.Leave(oldTrip, id));
    }
    listener.tell(new TripInput.Place(trip, id, present.content(), after));
  }

  private void applyDeletion(Delivery<QuoteTerms> delivery, Held held, Listener listener) {
    Lineage before = held == null ? nothingYet(delivery.committedAt()) : held.lineage();
    long deleted = Math.max(before.deletedVersion(), delivery.change().version());
    Lineage after = counting(before, delivery, deleted, before.committedAt());
    amend(delivery.recordId(), after, held, listener);
  }

  private void amend(String id, Lineage after, Held held, Listener listener) {
    TripKey trip = held == null ? null : held.trip();
    records.put(id, new Held(after, trip));
    if (trip == null) {
      listener.remember(id, after);
    } else {
      listener.tell(new TripInput.Amend(trip, id, after));
    }
  }

  private void restore(String id, Held stored) {
    records.merge(
        id,
        stored,
        (one, other) -> other.lineage().revision() > one.lineage().revision() ? other : one);
  }

  private static boolean counted(Lineage lineage, SourcePosition origin) {
    return lineage.latest().covers(origin.partition(), origin.position());
  }

  private static boolean isNewer(Change.Present<?> present, Lineage before) {
    if (before == null || before.version() == Lineage.NEVER) {
      return true;
    }
    return present.version() != before.version()
        ? present.version() > before.version()
        : present.contentHash() > before.contentHash();
  }

  /** The same content handed over twice was committed when it was first committed. */
  private static Instant firstCommit(Change.Present<?> present, Lineage before, Instant at) {
    boolean same =
        present.version() == before.version() && present.contentHash() == before.contentHash();
    return same && at.isBefore(before.committedAt()) ? at : before.committedAt();
  }

  private static Lineage nothingYet(Instant committedAt) {
    return new Lineage(Lineage.NEVER, 0, Lineage.NEVER, 0, Marks.NONE, committedAt, 0, 0);
  }

  private static Lineage replacing(
      Lineage before,
      Delivery<?> delivery,
      Change.Present<?> present,
      boolean moved,
      boolean revived) {
    Lineage old = before == null ? nothingYet(delivery.committedAt()) : before;
    return new Lineage(
        present.version(),
        present.contentHash(),
        revived ? Lineage.NEVER : old.deletedVersion(),
        old.deliveries() + 1,
        marked(old, delivery),
        delivery.committedAt(),
        old.revision() + 1,
        old.moves() + (moved ? 1 : 0));
  }

  private static Lineage counting(
      Lineage before, Delivery<?> delivery, long deletedVersion, Instant committedAt) {
    return new Lineage(
        before.version(),
        before.contentHash(),
        deletedVersion,
        before.deliveries() + 1,
        marked(before, delivery),
        committedAt,
        before.revision() + 1,
        before.moves());
  }

  private static Marks marked(Lineage before, Delivery<?> delivery) {
    return before.latest().with(delivery.origin().partition(), delivery.origin().position());
  }
}
