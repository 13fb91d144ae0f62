package dev.lampo.jobs.source.jdbc;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where reading by an increasing column goes on after a restart, as text of at most 22 kB.
 *
 * @param kind of the column
 * @param column as SQL writes it
 * @param identity of the table, see {@link TableSession#identity}
 * @param low where the window begins; null for the table's beginning
 * @param high the highest value of a row in the window; null where there is none
 * @param hashes of rows in the window that were delivered, the highest {@link #HASHES_MAX} of them;
 *     the others are delivered again, as observed, which changes nothing in the grid
 */
record ResumeText(
    ColumnKind kind,
    String column,
    String identity,
    Comparable<?> low,
    Comparable<?> high,
    List<Long> hashes) {
  static final int HASHES_MAX = 2_000;

  private static final String FORM = "increasing/1";
  private static final String NONE = "-";

  /** The text. */
  String written() {
    ByteBuffer bytes = ByteBuffer.allocate(8 * hashes.size());
    hashes.forEach(bytes::putLong);
    return String.join(
        " ",
        FORM,
        kind.name(),
        URLEncoder.encode(column, StandardCharsets.UTF_8),
        identity.isEmpty() ? NONE : identity,
        low == null ? NONE : low.toString(),
        high == null ? NONE : high.toString(),
        Base64.getEncoder().encodeToString(bytes.array()));
  }

  /** Reads the text; null where it is not one of these, as after a change of the mode. */
  static ResumeText read(String text) {
    String[] parts = text == null ? new String[0] : text.split(" ", -1);
    if (parts.length != 7 || !parts[0].equals(FORM)) {
      return null;
    }
    ColumnKind kind = ColumnKind.valueOf(parts[1]);
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(parts[6]));
    List<Long> hashes = new ArrayList<>();
    while (bytes.hasRemaining()) {
      hashes.add(bytes.getLong());
    }
    return new ResumeText(
        kind,
        URLDecoder.decode(parts[2], StandardCharsets.UTF_8),
        parts[3].equals(NONE) ? "" : parts[3],
        value(kind, parts[4]),
        value(kind, parts[5]),
        hashes);
  }

  private static Comparable<?> value(ColumnKind kind, String text) {
    return text.equals(NONE) ? null : kind.parse(text);
  }
}
