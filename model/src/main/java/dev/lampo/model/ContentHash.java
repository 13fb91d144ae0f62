package dev.lampo.model;

/**
 * A 64-bit fingerprint of a record's content, the same on every machine and in every run: FNV-1a
 * over the UTF-16 units of the fields with a separator between them, then the finaliser of
 * MurmurHash3 (Appleby, public domain). It decides ties and recognises a redelivery; it protects
 * nothing.
 */
public final class ContentHash {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final char SEPARATOR = '\u001f';
  private static final char ABSENT = '\u001e';

  private long hash = OFFSET_BASIS;

  /** Adds one field; an absent field differs from an empty one. */
  public ContentHash add(Object field) {
    if (field == null) {
      mix(ABSENT);
    } else {
      String text = field.toString();
      for (int i = 0; i < text.length(); i++) {
        mix(text.charAt(i));
      }
    }
    mix(SEPARATOR);
    return this;
  }

  /** Adds one number. */
  public ContentHash add(long field) {
    mix((char) (field >>> 48));
    mix((char) (field >>> 32));
    mix((char) (field >>> 16));
    mix((char) field);
    mix(SEPARATOR);
    return this;
  }

  /** The fingerprint of what was added so far. */
  public long value() {
    long h = hash;
    h ^= h >>> 33;
    h *= 0xff51afd7ed558ccdL;
    h ^= h >>> 33;
    h *= 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  private void mix(char unit) {
    hash = (hash ^ unit) * PRIME;
  }
}
