package dev.lampo.node.cli;

import dev.lampo.model.RejectCause;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rejects a command speaks of, in SQL.
 *
 * @param where the condition behind {@code FROM rejects}, or nothing where all are meant
 * @param values of its parameters, in order
 */
record RejectFilter(String where, List<Object> values) {
  /**
   * A filter.
   *
   * @param replayedToo whether those are meant too that were replayed and could be used
   * @param cause only of this cause, or null
   * @param source only of this source, or null
   */
  static RejectFilter of(boolean replayedToo, RejectCause cause, String source) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (!replayedToo) {
      conditions.add("replayed_at IS NULL");
    }
    if (cause != null) {
      conditions.add("cause = ?");
      values.add(cause.code());
    }
    if (source != null) {
      conditions.add("source = ?");
      values.add(source);
    }
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return new RejectFilter(where, List.copyOf(values));
  }
}
