package dev.lampo.matching.engine;

/**
 * Rows that are found by a hash, chained by it. The table grows by one chain at a time (linear
 * hashing, Litwin 1980), so no operation ever waits until all rows are moved.
 */
abstract class HashedRows extends Rows {
  /** The column with the next row of the chain. */
  static final int NEXT = 0;

  private static final int CHAINS_FIRST = 4;

  private final Ints heads = new Ints();
  private int chains;

  HashedRows(int width) {
    super(width);
  }

  /** The hash by which a row is found; its bits are well mixed. */
  abstract long hash(int row);

  /** The first row of a hash's chain, in which rows of other hashes may be too; 0 for none. */
  final int head(long hash) {
    return chains == 0 ? 0 : heads.get(chain(hash));
  }

  final int next(int row) {
    return get(row, NEXT);
  }

  /** Makes a row to be found, once its hash can be told. */
  final void insert(int row) {
    if (size() > chains) {
      grow();
    }
    push(row);
  }

  /** Makes a row not to be found. */
  final void unlink(int row) {
    int chain = chain(hash(row));
    int at = heads.get(chain);
    if (at == row) {
      heads.set(chain, next(row));
      return;
    }
    while (next(at) != row) {
      at = next(at);
      if (at == 0) {
        throw new IllegalStateException("row " + row + " is not in its chain");
      }
    }
    set(at, NEXT, next(row));
  }

  private void push(int row) {
    int chain = chain(hash(row));
    set(row, NEXT, heads.get(chain));
    heads.set(chain, row);
  }

  private int chain(long hash) {
    int mask = Integer.highestOneBit(chains) * 2 - 1;
    int chain = (int) hash & mask;
    return chain < chains ? chain : chain & mask >>> 1;
  }

  private void grow() {
    if (chains == 0) {
      chains = CHAINS_FIRST;
      heads.ensure(chains);
      return;
    }
    int divided = chains - Integer.highestOneBit(chains);
    heads.ensure(chains + 1);
    heads.set(chains, 0);
    int row = heads.get(divided);
    heads.set(divided, 0);
    chains++;
    while (row != 0) {
      int after = next(row);
      push(row);
      row = after;
    }
  }

  /** How many chains there are. */
  final int chains() {
    return chains;
  }

  /** The first row of a chain. */
  final int first(int chain) {
    return heads.get(chain);
  }

  @Override
  long bytes() {
    return super.bytes() + 8 + heads.bytes();
  }
}
