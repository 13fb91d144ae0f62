package dev.lampo.jobs.source.cdc;

import io.debezium.document.Document;
import io.debezium.document.DocumentWriter;
import io.debezium.relational.history.HistoryRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The definitions that a table had, in the order of its log. Debezium's thread adds one as soon as
 * it has read it, often long before the changes in front of it have been handed over. So a place of
 * the log is given only those that were handed over before it: with a later one the changes behind
 * that place could not be read.
 */
final class Definitions {
  private final List<Definition> all = new CopyOnWriteArrayList<>();

  /** How many were handed over. Of the thread that takes over. */
  private int passed;

  /**
   * One of them.
   *
   * @param place Debezium's words for where it stands in the log; null where it is from before
   * @param text the whole, as JSON
   */
  private record Definition(Document place, String text) {}

  /** Goes on after those that a mark was given. */
  Definitions(List<String> earlier) {
    earlier.forEach(text -> all.add(new Definition(null, text)));
    passed = earlier.size();
  }

  /** Adds what Debezium has read. */
  void add(HistoryRecord record) throws IOException {
    Document whole = record.document();
    all.add(
        new Definition(
            whole.getDocument(HistoryRecord.Fields.POSITION),
            DocumentWriter.defaultWriter().write(whole)));
  }

  /** A definition was handed over, whether Debezium keeps it or not. */
  void pass(Map<String, ?> offset) {
    Document place = Document.create();
    offset.forEach(place::set);
    for (int i = all.size() - 1; i >= passed; i--) {
      if (place.equals(all.get(i).place)) {
        passed = i + 1;
      }
    }
  }

  /** How many stand in front of what is handed over next. */
  int passed() {
    return passed;
  }

  /** The first so many. */
  List<String> first(int count) {
    return texts().subList(0, count);
  }

  /** Those that a run begins with, later all that it has read. */
  List<String> texts() {
    return all.stream().map(Definition::text).toList();
  }
}
