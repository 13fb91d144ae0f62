package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.Sweep;
import io.debezium.engine.ChangeEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Makes items of what Debezium hands over, and numbers them. A mark is given only between
 * transactions: from there the server sends the same records in the same order again. Used by the
 * engine's thread.
 */
final class Changes {
  /** Topics of Debezium's own records; see {@link EngineSettings}. */
  static final String NOTICES = "lampo-notices";

  private static final String TRANSACTIONS = ".transaction";

  private final CdcSource source;
  private final String table;
  private final Definitions definitions;
  private final ChangeLog.Places places;
  private final RowJson json = new RowJson();
  private final long first;
  private long next;
  private boolean snapshotting;

  /**
   * Begins to number.
   *
   * @param table the table's identity
   * @param definitions the table's so far; they grow while the log is read
   * @param snapshotting whether the table is read whole first
   */
  Changes(
      CdcSource source, String table, Definitions definitions, boolean snapshotting, long first) {
    this.source = source;
    this.table = table;
    this.definitions = definitions;
    this.places = source.server().places(source);
    this.snapshotting = snapshotting;
    this.first = first;
    this.next = first;
  }

  /**
   * What came at once.
   *
   * @param items with at most one mark of a transaction's end, the last one
   * @param end the record that stands for that mark; null without one
   */
  record Batch(
      List<FeedItem> items, ResumeMark mark, ChangeEvent<SourceRecord, SourceRecord> end) {}

  /**
   * Makes items.
   *
   * @throws IOException where a place needs an answer of the server that does not come
   */
  Batch take(List<ChangeEvent<SourceRecord, SourceRecord>> events) throws IOException {
    List<FeedItem> items = new ArrayList<>(events.size() + 1);
    ChangeEvent<SourceRecord, SourceRecord> end = null;
    int endAt = 0;
    long nextAtEnd = 0;
    int definedAtEnd = 0;
    for (ChangeEvent<SourceRecord, SourceRecord> event : events) {
      SourceRecord record = event.value();
      if (isEnd(record)) {
        end = event;
        endAt = items.size();
        nextAtEnd = next;
        definedAtEnd = definitions.passed();
      } else {
        take(record, items);
      }
    }
    if (end == null) {
      return new Batch(items, null, null);
    }
    ResumeMark mark =
        mark(nextAtEnd, end.value().sourceOffset(), definedAtEnd, committedAt(end.value()));
    items.add(endAt, mark);
    return new Batch(items, mark, end);
  }

  private void take(SourceRecord record, List<FeedItem> items) throws IOException {
    if (!(record.value() instanceof Struct value)) {
      return;
    }
    if (record.topic().equals(NOTICES)) {
      if (snapshotting && isCompleted(value)) {
        snapshotting = false;
        items.add(new Sweep(source.name(), Feed.PARTITION, first, next++));
        items.add(mark(next, record.sourceOffset(), definitions.passed(), null));
      }
    } else if (value.schema().field("op") != null && isOurs(value.getStruct("source"))) {
      change(record, value, items);
    } else if (value.schema().field("tableChanges") != null) {
      definitions.pass(record.sourceOffset());
      if (!snapshotting && isDropOfOurs(value)) {
        items.add(allGone());
      }
    }
  }

  /** A dropped or emptied table has none of the rows that were delivered until then. */
  private Sweep allGone() {
    return new Sweep(source.name(), Feed.PARTITION, next, next++);
  }

  private boolean isDropOfOurs(Struct value) {
    String id = '"' + source.table().space() + "\".\"" + source.table().name() + '"';
    return value.getArray("tableChanges").stream()
        .map(Struct.class::cast)
        .anyMatch(
            change -> "DROP".equals(change.getString("type")) && id.equals(change.getString("id")));
  }

  private void change(SourceRecord record, Struct value, List<FeedItem> items) {
    Long timestamp = value.getStruct("source").getInt64("ts_ms");
    long at = timestamp == null ? -1 : timestamp;
    switch (value.getString("op")) {
      case "t" -> items.add(allGone());
      case "d" -> items.add(raw(json.key(record.key()), null, at, false));
      case "r" -> items.add(row(record, value, at, true));
      case "c", "u" -> items.add(row(record, value, at, false));
      default -> {
        // Messages that programs write into the log are nobody's row.
      }
    }
  }

  private RawRecord row(SourceRecord record, Struct value, long at, boolean observed) {
    return raw(json.key(record.key()), json.value(value.getStruct("after")), at, observed);
  }

  private RawRecord raw(byte[] key, byte[] value, long at, boolean observed) {
    return new RawRecord(Feed.PARTITION, next++, key, value, Map.of(), at, observed);
  }

  private ResumeMark mark(long position, Map<String, ?> offset, int defined, Instant readUpTo)
      throws IOException {
    Resume resume = new Resume(table, places.of(offset), definitions.first(defined));
    return new ResumeMark(Feed.PARTITION, position, resume.text(), readUpTo);
  }

  /** Debezium compares names without case; two tables may differ in nothing else. */
  private boolean isOurs(Struct origin) {
    String space = origin.schema().field("schema") == null ? "db" : "schema";
    return source.table().name().equals(origin.getString("table"))
        && source.table().space().equals(origin.getString(space));
  }

  private boolean isEnd(SourceRecord record) {
    return !snapshotting
        && record.topic().endsWith(TRANSACTIONS)
        && record.value() instanceof Struct value
        && value.schema().field("status") != null
        && "END".equals(value.getString("status"))
        && source.server().isWholeTransaction(record);
  }

  private static Instant committedAt(SourceRecord end) {
    Long millis = ((Struct) end.value()).getInt64("ts_ms");
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static boolean isCompleted(Struct notice) {
    return "Initial Snapshot".equals(notice.getString("aggregate_type"))
        && "COMPLETED".equals(notice.getString("type"));
  }
}
