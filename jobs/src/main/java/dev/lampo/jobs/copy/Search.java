package dev.lampo.jobs.copy;

import dev.lampo.jobs.copy.PendingRows.Pending;
import dev.lampo.jobs.copy.PendingRows.Slot;
import dev.lampo.model.GridMaps;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The search in the maps for rows that were forgotten. What it finds is at least as new as what was
 * offered before it began and carries the sequence of that moment, so it loses against everything
 * that is offered while it lasts.
 */
final class Search {
  private final PendingRows pending;
  private final long sequence;
  private final Iterator<CopyRow> found;

  private Search(PendingRows pending, long sequence, Iterator<CopyRow> found) {
    this.pending = pending;
    this.sequence = sequence;
    this.found = found;
  }

  /** Begins a search; where it cannot be begun the rows stay forgotten. */
  static Search begin(PendingRows pending, LaneListener listener, long afterStamp) {
    long sequence = pending.beginSearch();
    try {
      return new Search(pending, sequence, listener.rescan(afterStamp));
    } catch (RuntimeException e) {
      pending.forget();
      throw e;
    }
  }

  /** Adds rows until there are so many; returns whether there may be more. */
  boolean addTo(List<Pending> rows, int rowsMax) {
    Map<Slot, Pending> bySlot = new LinkedHashMap<>();
    rows.forEach(row -> bySlot.put(Slot.of(row.row()), row));
    while (bySlot.size() < rowsMax && found.hasNext()) {
      Pending row = new Pending(found.next(), sequence);
      Slot slot = Slot.of(row.row());
      if (!pending.contains(slot)) {
        bySlot.merge(slot, row, Search::newer);
      }
    }
    rows.clear();
    rows.addAll(bySlot.values());
    return found.hasNext();
  }

  /** By stamp, then by offer; between a live enquiry and its alias the enquiry. */
  private static Pending newer(Pending one, Pending other) {
    int order = Long.compare(one.row().stamp(), other.row().stamp());
    if (order == 0) {
      order = Long.compare(one.sequence(), other.sequence());
    }
    if (order == 0) {
      return other.row().map().name().equals(GridMaps.ENQUIRY_ALIASES.name()) ? one : other;
    }
    return order > 0 ? one : other;
  }
}
