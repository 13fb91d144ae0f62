package dev.lampo.jobs.source.cdc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a feed goes on, as kept in the text of its marks.
 *
 * @param table the table's identity at the server
 * @param offset Debezium's words for the place, and such of ours as it passes over; empty while the
 *     snapshot is not complete
 * @param history the table's definitions as far as they are needed to read the log, as JSON
 */
record Resume(String table, Map<String, Object> offset, List<String> history) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
  private static final String UNFINISHED = "snapshot not complete";
  private static final String STREAMING = "streaming";

  Resume {
    offset = Map.copyOf(offset);
    history = List.copyOf(history);
  }

  /** The beginning of a snapshot, which begins again if it does not come to its end. */
  static Resume snapshot(String table) {
    return new Resume(table, Map.of(), List.of());
  }

  boolean snapshotComplete() {
    return !offset.isEmpty();
  }

  /**
   * Why the table must be read whole whatever the server still has; empty where a place to go on is
   * known.
   *
   * @param from null at the very beginning
   */
  static Optional<String> incompleteBecause(Resume from) {
    if (from == null) {
      return Optional.of("it has never been read");
    }
    return from.snapshotComplete()
        ? Optional.empty()
        : Optional.of("the last snapshot did not come to its end");
  }

  String text() {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("state", snapshotComplete() ? STREAMING : UNFINISHED);
    words.put("table", table);
    if (snapshotComplete()) {
      words.put("offset", new TreeMap<>(offset));
    }
    if (!history.isEmpty()) {
      words.put("history", history);
    }
    return json(words);
  }

  /** The offset as Debezium's own stores hold it, with our words. */
  String offsetJson() {
    return json(offset);
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws IOException where it is something else
   */
  static Resume parse(String text) throws IOException {
    Words words = JSON.readValue(text, Words.class);
    boolean complete = STREAMING.equals(words.state);
    if (words.table == null || (complete && (words.offset == null || words.offset.isEmpty()))) {
      throw new IOException("state, table or offset is missing");
    }
    return new Resume(
        words.table,
        complete ? words.offset : Map.of(),
        words.history == null ? List.of() : words.history);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers cannot be written as JSON", e);
    }
  }

  private record Words(
      String state, String table, Map<String, Object> offset, List<String> history) {}
}
