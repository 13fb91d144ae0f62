package dev.lampo.jobs.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stretch of a stream that can be looked at again: the bytes from a movable beginning on. It
 * grows as far as it is looked into, so whoever looks bounds it. Not for several threads.
 */
final class ByteWindow {
  private static final int FIRST_BYTES = 131_072;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_BYTES];
  private int start;
  private int filled;
  private long offset;

  /** A window at the beginning of what is left of a stream, which has this offset. */
  ByteWindow(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /** Whether so many bytes after the beginning there is another one; reads on where need be. */
  boolean has(int at) throws IOException {
    return start + at < filled || fill(at);
  }

  /** The byte so far after the beginning, where {@link #has} said that there is one. */
  int get(int at) {
    return buffer[start + at] & 0xff;
  }

  byte[] copy(int length) {
    return Arrays.copyOfRange(buffer, start, start + length);
  }

  /** All that has been read of the stream and lies behind the beginning, cut at a length. */
  byte[] rest(int max) {
    return copy(Math.min(max, filled - start));
  }

  /** Moves the beginning over bytes that are there. */
  void advance(int bytes) {
    start += bytes;
    offset += bytes;
  }

  /** Offset of the beginning in the stream. */
  long offset() {
    return offset;
  }

  /** Moves the beginning far ahead. */
  void skipTo(long target) throws IOException {
    long there = Math.min(filled - start, target - offset);
    advance((int) there);
    if (offset < target) {
      in.skipNBytes(target - offset);
      offset = target;
    }
  }

  private boolean fill(int at) throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    }
    while (filled <= at) {
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        return false;
      }
      filled += read;
    }
    return true;
  }
}
