package dev.lampo.matching.normal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people are called for short and in the next country: Bob is Robert, Pino is Giuseppe. */
public final class GivenNames {
  private static final String ALSO = "?";
  private static final List<String> SHORT_ENDINGS = List.of("ie", "ey", "y", "i");
  private static final List<String> NONE = List.of();

  /** Of shorter ones, as of Ali and Aly, too many are names of their own. */
  private static final int STEM_MIN = 3;

  private static final Map<String, String> ROOTS = new HashMap<>();
  private static final Map<String, Set<String>> ALL_ROOTS = new HashMap<>();

  static {
    for (Lexicon.Entry entry : Lexicon.entries("given-names.txt")) {
      ROOTS.put(entry.meaning(), entry.meaning());
      add(entry.meaning(), entry.meaning());
      for (String said : entry.said()) {
        boolean also = said.endsWith(ALSO);
        String name = also ? said.substring(0, said.length() - ALSO.length()) : said;
        add(name, entry.meaning());
        if (!also) {
          ROOTS.putIfAbsent(name, entry.meaning());
        }
      }
    }
    ALL_ROOTS.replaceAll((name, roots) -> Set.copyOf(roots));
  }

  private GivenNames() {}

  private static void add(String name, String root) {
    ALL_ROOTS.computeIfAbsent(name, none -> new HashSet<>()).add(root);
  }

  /** The canonical names that one may stand for, in small ASCII letters; none where unknown. */
  public static Set<String> roots(String name) {
    return ALL_ROOTS.getOrDefault(spelt(name), Set.of());
  }

  /** The short form as it is listed: whoever writes Peggie for Peggy means the same. */
  private static String spelt(String name) {
    if (!ALL_ROOTS.containsKey(name)) {
      for (String ending : SHORT_ENDINGS) {
        int stem = name.length() - ending.length();
        for (String other : stem >= STEM_MIN && name.endsWith(ending) ? SHORT_ENDINGS : NONE) {
          if (ALL_ROOTS.containsKey(name.substring(0, stem) + other)) {
            return name.substring(0, stem) + other;
          }
        }
      }
    }
    return name;
  }

  /** The canonical name that one stands for most often; the name itself where no other is known. */
  static String root(String name) {
    return ROOTS.getOrDefault(spelt(name), name);
  }

  /** Whether the word is known as a given name. */
  static boolean isKnown(String word) {
    return ROOTS.containsKey(word);
  }
}
