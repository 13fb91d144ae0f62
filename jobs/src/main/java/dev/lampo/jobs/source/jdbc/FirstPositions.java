package dev.lampo.jobs.source.jdbc;

import java.util.Arrays;

/** Positions by the hashes of rows, 24 to 48 bytes each. Not for several threads. */
final class FirstPositions {
  private static final long NONE = -1;

  private long[] hashes = new long[1_024];
  private long[] positions = filled(1_024);
  private int size;

  /** The position of a hash, or the other one where it is not here. */
  long get(long hash, long otherwise) {
    long position = positions[slot(hash)];
    return position == NONE ? otherwise : position;
  }

  /** Keeps a position, which is not negative. */
  void put(long hash, long position) {
    if (2 * size >= hashes.length) {
      grow();
    }
    int slot = slot(hash);
    size += positions[slot] == NONE ? 1 : 0;
    hashes[slot] = hash;
    positions[slot] = position;
  }

  /** The hash comes from a digest, so its low bits are as good as any. */
  private int slot(long hash) {
    int slot = (int) hash & (hashes.length - 1);
    while (positions[slot] != NONE && hashes[slot] != hash) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    long[] oldPositions = positions;
    hashes = new long[2 * oldHashes.length];
    positions = filled(hashes.length);
    size = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldPositions[i] != NONE) {
        put(oldHashes[i], oldPositions[i]);
      }
    }
  }

  private static long[] filled(int length) {
    long[] filled = new long[length];
    Arrays.fill(filled, NONE);
    return filled;
  }
}
