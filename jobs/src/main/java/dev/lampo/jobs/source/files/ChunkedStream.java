package dev.lampo.jobs.source.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that is made chunk by chunk. Whoever reads it, in whatever portions, the chunks are made
 * in the same steps; so a stream that breaks breaks at the same byte each time.
 */
abstract class ChunkedStream extends InputStream {
  static final int CHUNK_BYTES = 65_536;

  private final byte[] chunk = new byte[CHUNK_BYTES];
  private int from;
  private int to;

  /** Fills a chunk from its beginning; returns how many bytes it has now, or -1 at the end. */
  abstract int make(byte[] bytes) throws IOException;

  @Override
  public int read() throws IOException {
    return isThere() ? chunk[from++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!isThere()) {
      return -1;
    }
    int count = Math.min(length, to - from);
    System.arraycopy(chunk, from, bytes, offset, count);
    from += count;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    if (count <= 0 || !isThere()) {
      return 0;
    }
    int skipped = (int) Math.min(count, to - from);
    from += skipped;
    return skipped;
  }

  private boolean isThere() throws IOException {
    while (from == to) {
      int made = make(chunk);
      if (made < 0) {
        return false;
      }
      from = 0;
      to = made;
    }
    return true;
  }
}
