package dev.lampo.matching.engine;

import java.util.Arrays;

/**
 * A growing array of ints in pages: it never copies more than one page to grow and wastes less than
 * one page, and nothing at all while it is empty.
 */
final class Ints {
  private static final int PAGE_BITS = 12;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int MASK = PAGE - 1;
  private static final int FIRST_LEAST = 16;
  private static final int[][] NONE = {};

  private int[][] pages = NONE;
  private int count;

  int get(int at) {
    return pages[at >>> PAGE_BITS][at & MASK];
  }

  void set(int at, int value) {
    pages[at >>> PAGE_BITS][at & MASK] = value;
  }

  /** Makes all places below a size usable; new ones hold zero. */
  void ensure(int size) {
    if (count <= 1 && size <= PAGE) {
      ensureFirst(size);
      return;
    }
    int wanted = (size + MASK) >>> PAGE_BITS;
    if (wanted > count) {
      if (count == 1) {
        pages[0] = Arrays.copyOf(pages[0], PAGE);
      }
      if (wanted > pages.length) {
        pages = Arrays.copyOf(pages, Math.max(wanted, pages.length + (pages.length >> 1)));
      }
      while (count < wanted) {
        pages[count++] = new int[PAGE];
      }
    }
  }

  private void ensureFirst(int size) {
    int length = count == 0 ? 0 : pages[0].length;
    if (size > length) {
      int grown = Math.max(FIRST_LEAST, Math.min(PAGE, Math.max(size, length + (length >> 1))));
      pages = count == 0 ? new int[1][] : pages;
      pages[0] = count == 0 ? new int[grown] : Arrays.copyOf(pages[0], grown);
      count = 1;
    }
  }

  /** What it takes of the heap. */
  long bytes() {
    long bytes = 16L + 4L * pages.length;
    for (int page = 0; page < count; page++) {
      bytes += 16 + 4L * pages[page].length;
    }
    return bytes;
  }
}
