package dev.lampo.jobs.rentals;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.core.AbstractProcessor;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.Quote;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.Tombstone;
import dev.lampo.model.TripKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Collects the rows of its trips, and other rows by id, from the maps and from the copy; compares
 * when all have come. Emits differences, then one {@link Audit.Tally}.
 */
final class AuditP extends AbstractProcessor {
  static final int FROM_MAPS = 0;
  static final int FROM_COPY = 1;

  private final int differencesMax;
  private final Map<TripKey, TripAudit> trips = new HashMap<>();
  private final Map<String, Object> rows = new HashMap<>();
  private final Map<String, Object> copied = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private long found;
  private TripRules rules;
  private boolean withCopy;
  private Traverser<Object> results;

  AuditP(int differencesMax) {
    this.differencesMax = differencesMax;
  }

  @Override
  protected void init(Context context) {
    MemberSettings settings = MemberSettings.of(context.hazelcastInstance());
    rules = settings.rules();
    withCopy = settings.copy().isPresent();
  }

  @Override
  protected boolean tryProcess(int ordinal, Object item) {
    Object row = item instanceof Map.Entry<?, ?> entry ? entry.getValue() : item;
    TripKey trip = tripOf(row);
    if (trip == null) {
      (ordinal == FROM_COPY ? copied : rows).put(keyOf(row), row);
    } else {
      TripAudit audit = trips.computeIfAbsent(trip, key -> new TripAudit(key, rules));
      if (ordinal == FROM_COPY) {
        audit.inCopy(row);
      } else {
        audit.inMap(row);
      }
    }
    return true;
  }

  @Override
  public boolean complete() {
    if (results == null) {
      results = compared();
    }
    return emitFromTraverser(results);
  }

  private Traverser<Object> compared() {
    long compared = withCopy ? rows.size() : 0;
    for (TripAudit trip : trips.values()) {
      compared += trip.compared(withCopy);
      trip.compare(withCopy, this::report);
    }
    if (withCopy) {
      compareOtherRows();
    }
    List<Object> all = new ArrayList<>(differences);
    all.add(new Audit.Tally(compared, found, withCopy));
    return Traversers.traverseIterable(all);
  }

  private void compareOtherRows() {
    rows.forEach(
        (key, row) -> {
          Object copy = copied.remove(key);
          if (!Objects.equals(row, copy) && !refusedByCopy(row)) {
            report(new Difference("table " + key, "", "row", row.toString(), "" + copy));
          }
        });
    copied.forEach(
        (key, copy) -> report(new Difference("table " + key, "", "row", "absent", "" + copy)));
  }

  /** What the copy refused is told by a reject that the copy may refuse or lack as well. */
  private static boolean refusedByCopy(Object row) {
    return row instanceof Reject reject && reject.cause() == RejectCause.REFUSED_BY_COPY;
  }

  private void report(Difference difference) {
    found++;
    if (differences.size() < differencesMax) {
      differences.add(difference);
    }
  }

  /** The trip of a row that belongs to one, else null. */
  static TripKey tripOf(Object row) {
    if (row instanceof Quote quote) {
      return quote.terms().trip();
    }
    if (row instanceof EnquiryAlias alias) {
      return alias.trip();
    }
    return row instanceof Enquiry enquiry ? enquiry.trip() : null;
  }

  /** Names a row that belongs to no trip. */
  static String keyOf(Object row) {
    if (row instanceof Tombstone tombstone) {
      return "tombstones " + tombstone.id();
    }
    return "rejects " + ((Reject) row).id();
  }
}
