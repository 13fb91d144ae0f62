package dev.lampo.matching.normal;

import java.util.List;
import java.util.TreeSet;

/** The words of a text, each once and sorted, so that their order and repetition mean nothing. */
final class WordBag implements Normaliser {
  @Override
  public String name() {
    return "words";
  }

  @Override
  public String meaning() {
    return "a bag of words: each once, sorted";
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("words", Part.Kind.WORDS, "the words"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    return new String[] {sorted(PlainText.folded(Delivered.at(delivered, 0)))};
  }

  /** Each word of a folded text once, sorted; null stays null. */
  static String sorted(String folded) {
    if (folded == null || folded.indexOf(' ') < 0) {
      return folded;
    }
    return String.join(" ", new TreeSet<>(List.of(folded.split(" "))));
  }
}
