package dev.lampo.matching.normal;

import java.util.List;

/** What a normaliser makes of some values, part by part. */
record Normalised(Normaliser normaliser, String[] parts) {
  static Normalised by(String normaliser, String... delivered) {
    Normaliser named = Normalisers.named(normaliser).orElseThrow();
    return new Normalised(named, named.normalise(delivered));
  }

  /** The part of that name. */
  String part(String name) {
    List<String> names = normaliser.parts().stream().map(Part::name).toList();
    return parts[names.indexOf(name)];
  }

  /** The main part. */
  String main() {
    return parts[0];
  }
}
