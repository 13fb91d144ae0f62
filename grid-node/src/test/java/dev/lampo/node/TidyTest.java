package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project's files themselves: short, finished, described, and at home on every machine. */
class TidyTest {
  private static final int LINES_MAX = 400;

  /** Put together here, so that this file may speak of them. */
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  /** Folders that exist on one machine only. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.$:/-])/(home|root|Users|work|mnt)/\\w+|[A-Z]:\\\\Users");

  /** The first of the two would describe nothing; newer compilers refuse it. */
  private static final Pattern TWO_DESCRIPTIONS = Pattern.compile("\\*/\\s*/\\*\\*");

  private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)");

  private static final Set<String> TEXT =
      Set.of("java", "md", "xml", "yaml", "yml", "sql", "csv", "properties", "tf", "js", "css");

  @Test
  void shouldKeepFilesShort() {
    assertThat(Repository.files(".java"))
        .filteredOn(file -> Repository.text(file).lines().count() > LINES_MAX)
        .map(Repository::name)
        .as("files above %d lines", LINES_MAX)
        .isEmpty();
  }

  @Test
  void shouldLeaveNothingUnfinished() {
    assertThat(matches(texts(), UNFINISHED)).isEmpty();
  }

  @Test
  void shouldNameNoFolderOfOneMachine() {
    assertThat(matches(texts(), MACHINE_PATH)).isEmpty();
  }

  @Test
  void shouldDescribeEveryPackage() {
    Set<Path> packages =
        Repository.files(".java").stream()
            .filter(file -> Repository.name(file).contains("src/main/java"))
            .map(Path::getParent)
            .collect(Collectors.toSet());

    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
  }

  @Test
  void shouldDescribeNothingTwice() {
    assertThat(Repository.files(".java"))
        .filteredOn(file -> TWO_DESCRIPTIONS.matcher(Repository.text(file)).find())
        .map(Repository::name)
        .isEmpty();
  }

  @Test
  void shouldLinkToWhatIsThere() {
    List<String> dead = new ArrayList<>();
    for (Path page : Repository.files(".md")) {
      Matcher link = LINK.matcher(Repository.text(page).replaceAll("(?s)```.*?```", ""));
      while (link.find()) {
        String target = link.group(1).replaceFirst("#.*", "");
        if (!target.isEmpty()
            && !target.matches("[a-z]+:.*")
            && !Files.exists(page.resolveSibling(target))) {
          dead.add(Repository.name(page) + ": " + target);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  private static List<Path> texts() {
    return Repository.files().stream().filter(TidyTest::isText).toList();
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    return TEXT.contains(name.substring(name.lastIndexOf('.') + 1))
        || Stream.of("lampo", "run", "NOTICE").anyMatch(name::equals);
  }

  private static List<String> matches(List<Path> files, Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      int number = 0;
      for (String line : Repository.text(file).lines().toList()) {
        number++;
        if (pattern.matcher(line).find()) {
          found.add(Repository.name(file) + ":" + number + ": " + line.strip());
        }
      }
    }
    return found;
  }
}
