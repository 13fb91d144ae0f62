package dev.lampo.matching.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lampo.matching.file.Input;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Data of others that is not passed on with the project. Tests that want it are left out unless
 * {@code -Dlampo.data} or the environment's {@code LAMPO_DATA} names the folder that has {@code
 * matching} in it.
 */
public final class GivenData {
  private GivenData() {}

  /** One of its files as an input; ends the test where it is not there. */
  public static Input input(String name, String source, String idColumn) {
    String folder = System.getProperty("lampo.data", System.getenv("LAMPO_DATA"));
    assumeTrue(
        folder != null && !folder.isEmpty(),
        "neither -Dlampo.data nor LAMPO_DATA names a folder with matching/ in it");
    Path file = Path.of(folder, "matching", name);
    assumeTrue(Files.exists(file), "there is no " + file);
    return new Input(file, source, idColumn, null, null, null);
  }

  /** Rules that come with the project. */
  public static dev.lampo.matching.rules.Rules rules(String name) {
    return dev.lampo.matching.rules.RulesFile.read(Path.of("..", "config", "rules", name));
  }
}
