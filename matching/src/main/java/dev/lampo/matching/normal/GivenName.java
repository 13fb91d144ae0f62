package dev.lampo.matching.normal;

import java.util.List;

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
        new Part("sorted", Part.Kind.WORDS, "all given names, sorted"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String ascii = Latin.ascii(Delivered.at(delivered, 0));
    List<String> words = ascii == null ? List.of() : NameWords.of(ascii, false).words;
    if (words.isEmpty()) {
      return new String[4];
    }
    return new String[] {
      NameWords.joined(words), root(words), words.get(0).substring(0, 1), NameWords.sorted(words)
    };
  }

  /** Gian Luca is Gianluca; of other names the first counts; an initial may be any name's. */
  static String root(List<String> words) {
    if (words.size() > 1) {
      String together = words.get(0) + words.get(1);
      if (GivenNames.isKnown(together)) {
        return GivenNames.root(together);
      }
    }
    String first = words.get(0);
    return first.length() == 1 ? null : GivenNames.root(first);
  }
}
