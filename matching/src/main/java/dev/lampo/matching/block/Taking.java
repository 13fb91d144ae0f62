package dev.lampo.matching.block;

import dev.lampo.matching.compare.Hash;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.rules.KeyPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a part of a key takes of a value, as hashes: none, one or several. */
final class Taking {
  private static final int WORDS_MAX = 16;

  private Taking() {}

  static long[] hashes(KeyPart part, Value value) {
    String text = value.text();
    return switch (part.take()) {
      case WHOLE -> one(value.hash());
      case FIRST -> one(Hash.of(text, 0, Math.min(part.count(), text.length())));
      case LAST -> one(Hash.of(text, Math.max(0, text.length() - part.count()), text.length()));
      case SOUND -> sound(value);
      case YEAR -> text.length() < 4 ? new long[0] : one(Hash.of(text, 0, 4));
      case DAY -> text.length() < 10 ? new long[0] : one(Hash.of(text, 5, 10));
      case WORD, EACH -> all(rarest(value, WORDS_MAX));
      case RARE -> all(rarest(value, part.count()));
      case PAIRS -> pairs(rarest(value, part.count()));
      case NEAR -> near(text, part.count());
      case SORTED -> sorted(text);
    };
  }

  private static long[] one(long hash) {
    return new long[] {hash};
  }

  private static long[] all(List<String> words) {
    return words.stream().mapToLong(Hash::of).toArray();
  }

  private static List<String> rarest(Value value, int most) {
    List<String> words = new ArrayList<>();
    for (String word : value.rarestWords()) {
      if (words.size() == most) {
        break;
      }
      words.add(word);
    }
    return words;
  }

  /** A single word is a pair with itself. */
  private static long[] pairs(List<String> words) {
    if (words.size() == 1) {
      return one(Hash.both(Hash.of(words.get(0)), Hash.of(words.get(0))));
    }
    long[] pairs = new long[words.size() * (words.size() - 1) / 2];
    int next = 0;
    for (int i = 0; i < words.size(); i++) {
      for (int j = i + 1; j < words.size(); j++) {
        long a = Hash.of(words.get(i));
        long b = Hash.of(words.get(j));
        pairs[next++] = Hash.both(Math.min(a, b), Math.max(a, b));
      }
    }
    return pairs;
  }

  private static long[] sound(Value value) {
    return one(value.sound().isEmpty() ? value.hash() : Hash.of(value.sound()));
  }

  private static long[] near(String text, int step) {
    try {
      long multiple = (long) Math.floor(Double.parseDouble(text) / step);
      return new long[] {Hash.mixed(multiple), Hash.mixed(multiple - 1)};
    } catch (NumberFormatException e) {
      return new long[0];
    }
  }

  private static long[] sorted(String text) {
    char[] letters = text.replace(" ", "").toCharArray();
    Arrays.sort(letters);
    return one(Hash.of(new String(letters)));
  }
}
