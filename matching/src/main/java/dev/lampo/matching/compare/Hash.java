package dev.lampo.matching.compare;

/** 64-bit hashes that are the same on every machine and in every version of Java. */
public final class Hash {
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hash() {}

  /** The hash of a text: FNV-1a over its characters, then mixed. */
  public static long of(CharSequence text) {
    return of(text, 0, text.length());
  }

  /** The hash of a part of a text. */
  public static long of(CharSequence text, int from, int to) {
    long hash = START;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return mixed(hash);
  }

  /** Both hashes in this order. */
  public static long both(long first, long second) {
    return mixed(first * 31 + second + 0x9e3779b97f4a7c15L);
  }

  /** Spreads every bit over all bits (the finaliser of SplitMix64, Steele and others 2014). */
  public static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
