package dev.lampo.matching.engine;

import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells of a publication what became of each record and each entity. */
final class ChangeList {
  private final Publication publication;
  private final Records records;
  private final List<Change> left = new ArrayList<>();
  private final List<Change> split = new ArrayList<>();
  private final List<Change> merged = new ArrayList<>();
  private final List<Change> created = new ArrayList<>();
  private final List<Change> moved = new ArrayList<>();
  private final List<Change> joined = new ArrayList<>();
  private final List<Change> retired = new ArrayList<>();

  ChangeList(Publication publication) {
    this.publication = publication;
    this.records = publication.records();
  }

  List<Change> changes() {
    removed();
    Map<Long, Gathered> mergers = new TreeMap<>();
    for (Old old : publication.olds()) {
      if (old.dead()) {
        retired.add(new Change.Retired(old.id()));
      } else {
        became(old, mergers);
      }
    }
    mergers.forEach(
        (entity, merger) -> merged.add(new Change.Merged(merger.ids, entity, merger.sorted())));
    added();
    List<Change> all = new ArrayList<>();
    List.of(left, split, merged, created, moved, joined, retired).forEach(all::addAll);
    return Collections.unmodifiableList(all);
  }

  private void removed() {
    List<Change.Left> gone = new ArrayList<>();
    for (int i = 0; i < publication.removed().size(); i++) {
      int slot = publication.removed().get(i);
      gone.add(new Change.Left(records.id(slot), publication.before(slot)));
    }
    gone.sort(java.util.Comparator.comparing(Change.Left::record));
    left.addAll(gone);
  }

  private void became(Old old, Map<Long, Gathered> mergers) {
    long line = publication.id(old.line());
    Map<Long, Gathered> parts = new TreeMap<>();
    if (line != old.id()) {
      mergers.computeIfAbsent(line, id -> new Gathered()).ids.add(old.id());
    }
    for (int i = 0; i < old.members().size(); i++) {
      int slot = old.members().get(i);
      int part = publication.partOf(slot);
      long entity = publication.id(part);
      RecordId record = records.id(slot);
      if (publication.isFresh(part)) {
        parts.computeIfAbsent(entity, id -> new Gathered()).records.add(record);
      } else if (part == old.line() && line != old.id()) {
        mergers.get(line).records.add(record);
      } else if (entity != old.id()) {
        moved.add(new Change.Moved(record, old.id(), entity));
      }
    }
    if (!parts.isEmpty()) {
      List<Change.Part> named = new ArrayList<>();
      parts.forEach((entity, part) -> named.add(new Change.Part(entity, part.sorted())));
      split.add(new Change.Split(old.id(), named));
    }
  }

  private void added() {
    for (int part = 0; part < publication.parts().size(); part++) {
      int[] members = publication.parts().get(part);
      long entity = publication.id(part);
      List<RecordId> fresh = new ArrayList<>();
      for (int slot : members) {
        if (records.entity(slot) == 0) {
          fresh.add(records.id(slot));
        }
      }
      if (publication.isFresh(part) && fresh.size() == members.length) {
        created.add(new Change.Created(entity, fresh));
      } else {
        fresh.forEach(record -> joined.add(new Change.Joined(record, entity)));
      }
    }
  }

  /** What several entities or records have in common. */
  private static final class Gathered {
    private final List<Long> ids = new ArrayList<>();
    private final List<RecordId> records = new ArrayList<>();

    List<RecordId> sorted() {
      Collections.sort(records);
      return records;
    }
  }
}
