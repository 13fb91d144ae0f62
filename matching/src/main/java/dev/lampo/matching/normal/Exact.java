package dev.lampo.matching.normal;

import java.util.List;

/** The value as it is, without blanks around it. */
final class Exact implements Normaliser {
  @Override
  public String name() {
    return "exact";
  }

  @Override
  public String meaning() {
    return "as delivered, without blanks around it";
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("exact", Part.Kind.TEXT, "the value"));
  }

  @Override
  public String[] normalise(String[] delivered) {
    return new String[] {Delivered.known(Delivered.at(delivered, 0))};
  }
}
