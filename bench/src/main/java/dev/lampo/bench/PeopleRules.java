package dev.lampo.bench;

import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The rules of the bench, which lie beside this class. */
final class PeopleRules {
  private PeopleRules() {}

  /**
   * Reads them.
   *
   * @param folder where a copy may lie
   * @param wide whether the keys are less choosy
   */
  static Rules read(Path folder, boolean wide) {
    String name = wide ? "people-wide.yaml" : "people.yaml";
    Path file = folder.resolve(name);
    try (InputStream rules = PeopleRules.class.getResourceAsStream(name)) {
      Files.copy(rules, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return RulesFile.read(file);
  }
}
