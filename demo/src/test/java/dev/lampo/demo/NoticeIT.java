package dev.lampo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** NOTICE against the libraries that a build passes on. */
class NoticeIT {
  private static final Path HOME = Path.of("..");

  /** {@code group:artifact, artifact}, and after two spaces a licence. */
  private static final Pattern ENTRY = Pattern.compile("(?m)^  [\\w.-]+:([\\w.*, -]+?)(?:  .*)?$");

  private static final Pattern VERSION = Pattern.compile("-\\d[^-]*(-\\d+)?(\\.Final)?\\.jar$");

  @Test
  void shouldNameEveryLibraryOfTheNodeAndNoOther() throws IOException {
    assertSame(entries(notice()[0]), libraries("grid-node"));
  }

  @Test
  void shouldNameEveryLibraryThatTheDemoAdds() throws IOException {
    List<String> added = new ArrayList<>(libraries("demo"));
    added.removeAll(libraries("grid-node"));

    assertSame(entries(notice()[1]), added);
  }

  private static void assertSame(List<String> entries, List<String> libraries) {
    assertThat(libraries)
        .isNotEmpty()
        .filteredOn(library -> entries.stream().noneMatch(entry -> matches(entry, library)))
        .as("libraries that NOTICE does not name")
        .isEmpty();
    assertThat(entries)
        .filteredOn(entry -> libraries.stream().noneMatch(library -> matches(entry, library)))
        .as("entries of NOTICE that name no library")
        .isEmpty();
  }

  private static boolean matches(String entry, String library) {
    return entry.endsWith("*")
        ? library.startsWith(entry.substring(0, entry.length() - 1))
        : library.equals(entry);
  }

  /** What concerns the node, what the demo adds, what the benches add. */
  private static String[] notice() throws IOException {
    String[] parts =
        Files.readString(HOME.resolve("NOTICE"))
            .split("(?=With the (demo|benches) only, under the Apache License)");
    assertThat(parts).hasSize(3);
    return parts;
  }

  private static List<String> entries(String part) {
    return ENTRY
        .matcher(part)
        .results()
        .map((MatchResult entry) -> entry.group(1).split(", "))
        .flatMap(Stream::of)
        .toList();
  }

  /** Artifacts without version and without the project's own. */
  private static List<String> libraries(String module) throws IOException {
    try (Stream<Path> jars = Files.list(HOME.resolve(module).resolve("target/lib"))) {
      return jars.map(jar -> VERSION.matcher(jar.getFileName().toString()).replaceFirst(""))
          .filter(name -> !name.startsWith("lampo-"))
          .sorted()
          .toList();
    }
  }
}
