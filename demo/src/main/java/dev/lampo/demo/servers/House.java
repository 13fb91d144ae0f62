package dev.lampo.demo.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the product lies: its configuration, and the class path of its nodes. */
public final class House {
  private final Path home;

  private House(Path home) {
    this.home = home;
  }

  /**
   * Finds the product: where the launcher says, else in this directory or one above it.
   *
   * @throws IllegalStateException where there is none
   */
  public static House find() {
    String told = System.getProperty("lampo.home");
    Path start = Path.of(told == null ? "" : told).toAbsolutePath().normalize();
    for (Path home = start; home != null; home = home.getParent()) {
      if (Files.exists(home.resolve("config/reference/stations.csv"))) {
        return new House(home);
      }
    }
    throw new IllegalStateException(
        "no config/reference/stations.csv in " + start + " or above it; start with ./lampo demo");
  }

  /** A file or folder of {@code config/}. */
  public Path config(String name) {
    return home.resolve("config").resolve(name);
  }

  /**
   * Class path of a node: what the launcher gives it where it was built, else that of this program
   * without the demo.
   */
  String nodeClassPath() {
    Path target = home.resolve("grid-node/target");
    if (Files.isDirectory(target.resolve("lib")) && System.getProperty("lampo.home") != null) {
      try (Stream<Path> jars = Files.list(target)) {
        var jar =
            jars.filter(
                    path ->
                        path.getFileName()
                            .toString()
                            .matches("lampo-grid-node-[^a-z]*(-SNAPSHOT)?\\.jar"))
                .findFirst();
        if (jar.isPresent()) {
          return jar.get() + ":" + target.resolve("lib") + "/*";
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + target, e);
      }
    }
    return withoutDemo(System.getProperty("java.class.path"));
  }

  private static String withoutDemo(String classPath) {
    Path demo = Path.of(House.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return Stream.of(classPath.split(":"))
        .filter(entry -> !Path.of(entry).toAbsolutePath().equals(demo))
        .collect(Collectors.joining(":"));
  }
}
