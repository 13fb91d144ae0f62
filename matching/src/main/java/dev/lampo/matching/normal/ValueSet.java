package dev.lampo.matching.normal;

import java.util.List;
import java.util.TreeSet;

/** Several values in one text, with semicolons, bars or line feeds between them. */
final class ValueSet implements Normaliser {
  @Override
  public String name() {
    return "set";
  }

  @Override
  public String meaning() {
    return "several values in one text, with ; or | or line feeds between them";
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("set", Part.Kind.SET, "each value once, as text"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String text = Delivered.at(delivered, 0);
    if (text == null) {
      return new String[1];
    }
    // Entities hold semicolons of their own.
    String values = Entities.undone(text);
    TreeSet<String> set = new TreeSet<>();
    int from = 0;
    for (int i = 0; i <= values.length(); i++) {
      if (i == values.length() || isBetween(values.charAt(i))) {
        add(values.substring(from, i), set);
        from = i + 1;
      }
    }
    return new String[] {set.isEmpty() ? null : String.join("\n", set)};
  }

  private static boolean isBetween(char c) {
    return c == ';' || c == '|' || c == '\n' || c == '\r';
  }

  private static void add(String value, TreeSet<String> set) {
    String folded = PlainText.folded(value);
    if (folded != null) {
      set.add(folded);
    }
  }
}
