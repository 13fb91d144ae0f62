package dev.lampo.matching.engine;

/**
 * Rows of a few ints each, numbered from 1, so that 0 means none. A row that is given back is the
 * first to be taken again.
 */
class Rows {
  /** Of a row that is not in use: the next such row. */
  private static final int NEXT_FREE = 0;

  private final int width;
  private final Ints ints = new Ints();
  private int highest;
  private int free;
  private int size;

  Rows(int width) {
    this.width = width;
  }

  /** How many rows are in use. */
  final int size() {
    return size;
  }

  /** The highest number that any row ever had. */
  final int highest() {
    return highest;
  }

  /** A row, all of it zero. */
  int take() {
    int row = free;
    if (row == 0) {
      row = ++highest;
      ints.ensure(Math.multiplyExact(row + 1, width));
    } else {
      free = get(row, NEXT_FREE);
    }
    for (int column = 0; column < width; column++) {
      set(row, column, 0);
    }
    size++;
    return row;
  }

  /** Gives a row back. */
  void give(int row) {
    set(row, NEXT_FREE, free);
    free = row;
    size--;
  }

  final int get(int row, int column) {
    return ints.get(row * width + column);
  }

  final void set(int row, int column, int value) {
    ints.set(row * width + column, value);
  }

  /** A long of two columns. */
  final long getLong(int row, int column) {
    return (long) get(row, column) << 32 | get(row, column + 1) & 0xffff_ffffL;
  }

  final void setLong(int row, int column, long value) {
    set(row, column, (int) (value >>> 32));
    set(row, column + 1, (int) value);
  }

  /** What they take of the heap. */
  long bytes() {
    return 40 + ints.bytes();
  }
}
