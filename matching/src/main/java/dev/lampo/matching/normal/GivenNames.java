package dev.lampo.matching.normal;

import java.util.HashMap;
import java.util.Map;

/** What people are called for short and in the next country: Bob is Robert, Pino is Giuseppe. */
final class GivenNames {
  private static final Map<String, String> ROOTS = roots();

  private GivenNames() {}

  /** The canonical name behind that one; the name itself where no other is known. */
  static String root(String name) {
    return ROOTS.getOrDefault(name, name);
  }

  /** Whether the word is known as a given name. */
  static boolean isKnown(String word) {
    return ROOTS.containsKey(word);
  }

  private static Map<String, String> roots() {
    Map<String, String> roots = new HashMap<>();
    for (Lexicon.Entry entry : Lexicon.entries("given-names.txt")) {
      roots.put(entry.meaning(), entry.meaning());
      entry.said().forEach(said -> roots.putIfAbsent(said, entry.meaning()));
    }
    return Map.copyOf(roots);
  }
}
