package dev.lampo.matching.normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases that mean something wherever they stand, looked up word by word, the longest first. */
final class Phrases {
  /**
   * One phrase.
   *
   * @param kind what sort of thing it says, the first half of {@code form.srl}
   * @param code what it says, the second half
   * @param rank how early its line stands in the file; of two codes the earlier line wins
   * @param words its words
   */
  record Phrase(String kind, String code, int rank, String[] words) {
    int length() {
      return words.length;
    }

    boolean isAt(String[] text, int from, int size) {
      if (from + words.length > size) {
        return false;
      }
      for (int i = 1; i < words.length; i++) {
        if (!words[i].equals(text[from + i])) {
          return false;
        }
      }
      return true;
    }
  }

  /** Letters with blanks between them: as many words as S. R. L. S. U. has, and as short. */
  private static final int SPELT_WORDS_MAX = 6;

  private static final int SPELT_WORD_MAX = 3;

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

  /**
   * Reads {@code kind.code = phrase, phrase} from that file.
   *
   * @param spellings words that stand for others, both here and in what is looked up
   */
  static Phrases in(String file, Map<String, String> spellings) {
    Phrases phrases = new Phrases();
    int rank = 0;
    for (Lexicon.Entry entry : Lexicon.entries(file)) {
      int dot = entry.meaning().indexOf('.');
      String kind = dot < 0 ? entry.meaning() : entry.meaning().substring(0, dot);
      String code = entry.meaning().substring(dot + 1);
      for (String said : entry.said()) {
        phrases.add(new Phrase(kind, code, rank, words(said, spellings)));
      }
      rank++;
    }
    phrases.byFirstWord.values().forEach(Phrases::sort);
    return phrases;
  }

  private static String[] words(String said, Map<String, String> spellings) {
    String[] words = said.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = spellings.getOrDefault(words[i], words[i]);
    }
    return words;
  }

  private static void sort(List<Phrase> phrases) {
    phrases.sort(Comparator.comparingInt(Phrase::length).reversed());
  }

  private void add(Phrase phrase) {
    byFirstWord.computeIfAbsent(phrase.words()[0], word -> new ArrayList<>(2)).add(phrase);
  }

  /** The longest phrase that begins at that word; null where none does. */
  Phrase at(String[] text, int from, int size) {
    List<Phrase> candidates = byFirstWord.get(text[from]);
    if (candidates == null) {
      return null;
    }
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).isAt(text, from, size)) {
        return candidates.get(i);
      }
    }
    return null;
  }

  /**
   * How many words from there on, put together, are a phrase of one word of that kind, as in S. R.
   * L.; 0 where none are.
   */
  int speltLength(String[] text, int from, int size, String kind) {
    if (text[from].length() > SPELT_WORD_MAX) {
      return 0;
    }
    int found = 0;
    String spelt = text[from];
    for (int i = from + 1; i < size && i < from + SPELT_WORDS_MAX; i++) {
      if (text[i].length() > SPELT_WORD_MAX || text[i].charAt(0) == '&') {
        break;
      }
      spelt = spelt + text[i];
      Phrase phrase = word(spelt);
      if (phrase != null && phrase.kind().equals(kind)) {
        found = i - from + 1;
      }
    }
    return found;
  }

  /** The phrase that is just this word; null where there is none. */
  Phrase word(String word) {
    List<Phrase> candidates = byFirstWord.get(word);
    if (candidates == null) {
      return null;
    }
    Phrase shortest = candidates.get(candidates.size() - 1);
    return shortest.length() == 1 ? shortest : null;
  }
}
