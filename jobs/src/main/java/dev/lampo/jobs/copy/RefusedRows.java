package dev.lampo.jobs.copy;

import dev.lampo.model.ContentHash;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;
import java.time.Instant;
import java.util.Optional;

/** Turns rows that the database refused into rejects. */
final class RefusedRows {
  /** Longer keys are cut, and told apart by a fingerprint: an index cannot hold them. */
  private static final int KEY_CHARS_MAX = 400;

  private RefusedRows() {}

  /** A refused reject makes no other: that one would be refused like it, without end. */
  static Optional<Reject> reject(int lane, long count, CopyRow row, CopyFault fault) {
    if (row.map().name().equals(GridMaps.REJECTS.name())) {
      return Optional.empty();
    }
    return Optional.of(
        new Reject(
            "copy/" + row.map().name() + "/" + shortened(row.key()),
            new SourcePosition("copy", lane, count),
            RejectCause.REFUSED_BY_COPY,
            fault.blamed(),
            fault.text(),
            row.key(),
            null,
            0,
            Instant.now(),
            row.stamp()));
  }

  private static String shortened(String key) {
    return key.length() <= KEY_CHARS_MAX
        ? key
        : key.substring(0, KEY_CHARS_MAX)
            + "~"
            + Long.toHexString(new ContentHash().add(key).value());
  }
}
