package dev.lampo.matching.normal;

import java.util.List;

/** A person's surname, particles attached; double ones may come in either order. */
final class FamilyName implements Normaliser {
  @Override
  public String name() {
    return "family-name";
  }

  @Override
  public String meaning() {
    return "a surname: De Luca = Deluca, D'Angelo = Dangelo";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("family", Part.Kind.TEXT, "the surname, particles attached"),
        new Part("sorted", Part.Kind.WORDS, "the words of a double surname, sorted"),
        new Part("first", Part.Kind.TEXT, "the first of a double surname"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String ascii = Latin.ascii(Delivered.at(delivered, 0));
    List<String> words = ascii == null ? List.of() : NameWords.of(ascii, true).words;
    if (words.isEmpty()) {
      return new String[3];
    }
    return new String[] {NameWords.joined(words), NameWords.sorted(words), words.get(0)};
  }
}
