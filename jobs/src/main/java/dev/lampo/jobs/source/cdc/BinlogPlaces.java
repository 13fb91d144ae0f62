package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Places in a binary log: the transaction's beginning and how much of it was read, which at its end
 * is all of it, and when the server began the file that it is in.
 */
final class BinlogPlaces implements ChangeLog.Places {
  /** A word of ours beside Debezium's, which takes no notice of it. Absent in older places. */
  static final String BEGUN = "lampo_begun";

  private final BinlogServer server;
  private final CdcSource source;
  private String file;
  private long begun;

  BinlogPlaces(BinlogServer server, CdcSource source) {
    this.server = server;
    this.source = source;
  }

  @Override
  public Map<String, Object> of(Map<String, ?> offset) throws IOException {
    Map<String, Object> place = new HashMap<>();
    offset.forEach(
        (word, value) -> {
          if (value != null && !word.startsWith("snapshot")) {
            place.put(word, value);
          }
        });
    String now = String.valueOf(offset.get("file"));
    if (!now.equals(file)) {
      begun = LogBeginning.of(now, server, source.login());
      file = now;
    }
    place.put(BEGUN, begun);
    return place;
  }
}
