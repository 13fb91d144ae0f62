package dev.lampo.matching.record;

import java.util.function.Function;

/**
 * What was made of texts that were seen before: names, towns and days come again and again. It asks
 * itself whether that is so: of mail addresses hardly any comes twice, and looking for them costs
 * more than it spares. Threads may overwrite each other's, which are never wrong.
 */
final class SeenTexts {
  /** A power of two. */
  private static final int KEPT = 1 << 12;

  private static final int TRIED = 1 << 14;

  private final Made[] kept = new Made[KEPT];

  /** Counted by several threads without care: about so many is enough. */
  private int tries;

  private int hits;
  private volatile boolean useless;

  /** Whether texts come again often enough. */
  boolean helps() {
    return !useless;
  }

  /** What was made of a text, or is made now. */
  String[] of(String text, Function<String, String[]> making) {
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & KEPT - 1;
    Made before = kept[slot];
    boolean seen = before != null && before.text.equals(text);
    if (tries < TRIED) {
      count(seen);
    }
    if (seen) {
      return before.parts;
    }
    String[] made = making.apply(text);
    kept[slot] = new Made(text, made);
    return made;
  }

  private void count(boolean seen) {
    hits += seen ? 1 : 0;
    if (++tries == TRIED) {
      useless = hits < TRIED / 2;
    }
  }

  private record Made(String text, String[] parts) {}
}
