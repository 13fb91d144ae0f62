package dev.lampo.matching.normal;

import java.util.ArrayList;
import java.util.List;

/**
 * A person's whole name, from one column or from several. In one column it may begin with either
 * name; capitals, commas and known given names tell which.
 */
final class PersonName implements Normaliser {
  @Override
  public String name() {
    return "person-name";
  }

  @Override
  public String meaning() {
    return "a person's whole name, given name first or last";
  }

  @Override
  public List<String> inputs() {
    return List.of("full", "given", "middle", "family");
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("name", Part.Kind.WORDS, "all names, given names first"),
        new Part("given", Part.Kind.TEXT, "the first given name"),
        new Part("family", Part.Kind.TEXT, "the surname, particles attached"),
        new Part("middle", Part.Kind.TEXT, "the other given names"),
        new Part("root", Part.Kind.CODE, "the name behind the given one: robert for Bob"),
        new Part("initials", Part.Kind.CODE, "the first letters of all names"),
        new Part("sorted", Part.Kind.WORDS, "all names, sorted"),
        new Part("suffix", Part.Kind.CODE, "jr, sr, ii, iii, iv"),
        new Part("called", Part.Kind.NAME, "the first given name as written, or its initial"),
        new Part("known", Part.Kind.CODE, "the only given name's root, where it has just one"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    String full = Latin.ascii(Delivered.at(delivered, 0));
    String given = Latin.ascii(Delivered.at(delivered, 1));
    String middle = Latin.ascii(Delivered.at(delivered, 2));
    String family = Latin.ascii(Delivered.at(delivered, 3));
    NameOrder order = new NameOrder();
    if (given != null || family != null) {
      order.addColumns(given, middle, family);
    }
    if (order.isEmpty() && full != null) {
      order.addFull(full, isFamilyFirst(Delivered.at(delivered, 0)));
    }
    return parts(order);
  }

  /** Chinese, Japanese and Korean names as they are written at home. */
  private static boolean isFamilyFirst(String full) {
    int script = full.strip().isEmpty() ? 0 : full.strip().charAt(0);
    return (script >= 0x2E80 && script <= 0x9FFF) || (script >= 0xAC00 && script <= 0xD7A3);
  }

  private static String[] parts(NameOrder order) {
    List<String> all = new ArrayList<>(order.given);
    all.addAll(order.family);
    if (all.isEmpty()) {
      return new String[10];
    }
    boolean hasGiven = !order.given.isEmpty();
    return new String[] {
      NameWords.joined(all),
      hasGiven ? order.given.get(0) : null,
      NameWords.joined(order.family),
      hasGiven ? NameWords.joined(order.given.subList(1, order.given.size())) : null,
      hasGiven ? GivenName.root(order.given) : null,
      initials(all),
      NameWords.sorted(all),
      order.suffix,
      hasGiven ? GivenName.called(order.given) : null,
      GivenName.known(order.given)
    };
  }

  private static String initials(List<String> words) {
    char[] initials = new char[words.size()];
    for (int i = 0; i < initials.length; i++) {
      initials[i] = words.get(i).charAt(0);
    }
    return new String(initials);
  }
}
