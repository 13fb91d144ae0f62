package dev.lampo.matching.normal;

import java.util.List;
import java.util.Set;

/** A person's given name, or several, and the name behind a nickname. */
final class GivenName implements Normaliser {
  @Override
  public String name() {
    return "given-name";
  }

  @Override
  public String meaning() {
    return "a given name; knows nicknames and the same name in other languages";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("given", Part.Kind.TEXT, "all given names"),
        new Part("root", Part.Kind.CODE, "the name behind the first: robert for Bob"),
        new Part("initial", Part.Kind.CODE, "the first letter"),
        new Part("sorted", Part.Kind.WORDS, "all given names, sorted"),
        new Part("known", Part.Kind.CODE, "the only name's root, where it has just one"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String ascii = Latin.ascii(Delivered.at(delivered, 0));
    List<String> words = ascii == null ? List.of() : NameWords.of(ascii, false).words;
    if (words.isEmpty()) {
      return new String[5];
    }
    return new String[] {
      NameWords.joined(words),
      root(words),
      words.get(0).substring(0, 1),
      NameWords.sorted(words),
      known(words)
    };
  }

  /** Gian Luca is Gianluca; of other names the first counts; an initial may be any name's. */
  static String root(List<String> words) {
    String called = called(words);
    return called.length() == 1 ? null : GivenNames.root(called);
  }

  /** The first name as it was written, in one word, or its initial. */
  static String called(List<String> words) {
    if (words.size() > 1 && GivenNames.isKnown(words.get(0) + words.get(1))) {
      return words.get(0) + words.get(1);
    }
    return words.get(0);
  }

  /**
   * The root of somebody's only name. Who has several may go by any of them, and Pat is a Patricia
   * as well as a Patrick: then null.
   */
  static String known(List<String> words) {
    List<String> names = words.stream().filter(word -> word.length() > 1).toList();
    if (names.size() != 1) {
      return null;
    }
    Set<String> roots = GivenNames.roots(names.get(0));
    return roots.size() == 1 ? roots.iterator().next() : null;
  }
}
