package dev.lampo.jobs.source;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a thing by any of its spellings, without regard to case and surrounding blanks, and without
 * making a string: a decoder asks a million times a second for the same few hundred things.
 */
final class Spellings<T> {
  private final String[] spellings;
  private final Object[] things;
  private final int mask;
  private final int size;

  private Spellings(Map<String, T> all) {
    int capacity = Integer.highestOneBit(Math.max(8, all.size() * 2)) * 2;
    spellings = new String[capacity];
    things = new Object[capacity];
    mask = capacity - 1;
    int held = 0;
    for (Map.Entry<String, T> entry : all.entrySet()) {
      held += put(entry.getKey().strip(), entry.getValue()) ? 1 : 0;
    }
    size = held;
  }

  /** Of two things with the same spelling the first is kept. */
  static <T> Spellings<T> of(Map<String, T> all) {
    return new Spellings<>(all);
  }

  /** Things that are their own only spelling. */
  static Spellings<String> ofWords(Collection<String> words) {
    Map<String, String> all = new LinkedHashMap<>();
    words.forEach(word -> all.put(word, word));
    return new Spellings<>(all);
  }

  /** The thing so spelt, or null. */
  T find(CharSequence spelling) {
    char[] chars = spelling.toString().toCharArray();
    return find(chars, 0, chars.length);
  }

  /** The thing so spelt, or null. */
  @SuppressWarnings("unchecked") // only put() fills the array
  T find(char[] chars, int from, int length) {
    int start = from;
    int end = from + length;
    while (start < end && chars[start] <= ' ') {
      start++;
    }
    while (end > start && chars[end - 1] <= ' ') {
      end--;
    }
    int at = hash(chars, start, end) & mask;
    while (spellings[at] != null) {
      if (same(spellings[at], chars, start, end)) {
        return (T) things[at];
      }
      at = (at + 1) & mask;
    }
    return null;
  }

  /** Every spelling, for suggestions. */
  List<String> all() {
    return java.util.Arrays.stream(spellings).filter(java.util.Objects::nonNull).sorted().toList();
  }

  int size() {
    return size;
  }

  private boolean put(String spelling, T thing) {
    char[] chars = spelling.toCharArray();
    if (find(chars, 0, chars.length) != null) {
      return false;
    }
    int at = hash(chars, 0, chars.length) & mask;
    while (spellings[at] != null) {
      at = (at + 1) & mask;
    }
    spellings[at] = spelling;
    things[at] = thing;
    return true;
  }

  private static int hash(char[] chars, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + folded(chars[i]);
    }
    return hash ^ (hash >>> 15);
  }

  private static boolean same(String spelling, char[] chars, int start, int end) {
    if (spelling.length() != end - start) {
      return false;
    }
    for (int i = 0; i < spelling.length(); i++) {
      char other = chars[start + i];
      if (spelling.charAt(i) != other && folded(spelling.charAt(i)) != folded(other)) {
        return false;
      }
    }
    return true;
  }

  /** As {@link String#equalsIgnoreCase} folds: through upper case, for letters with two forms. */
  private static char folded(char letter) {
    if (letter < 128) {
      return letter >= 'A' && letter <= 'Z' ? (char) (letter + 32) : letter;
    }
    return Character.toLowerCase(Character.toUpperCase(letter));
  }
}
