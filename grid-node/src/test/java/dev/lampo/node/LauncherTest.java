package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher with a Java and a Maven that only say what they were asked: what it builds, and what
 * it starts. {@code LauncherIT} starts the real ones.
 */
class LauncherTest {
  @TempDir Path temp;

  private final Map<String, String> environment = new HashMap<>();
  private Path home;

  @BeforeEach
  void layOut() throws IOException {
    home = Files.createDirectories(temp.resolve("a folder with spaces"));
    Files.copy(Path.of("../lampo"), home.resolve("lampo"));
    write(home.resolve("pom.xml"), "<project/>");
    for (String module : List.of("grid-node", "demo")) {
      write(home.resolve(module + "/pom.xml"), "<project/>");
      write(home.resolve(module + "/src/main/java/Main.java"), "class Main {}");
    }
    javaOf(17);
    maven(
        """
        echo "[INFO] Building Lampo grid-node 0.1.0-SNAPSHOT          [1/2]"
        echo built >>"$HOME_OF_TEST/builds"
        for module in grid-node demo; do
          mkdir -p "$HOME_OF_TEST/$module/target/lib"
          touch "$HOME_OF_TEST/$module/target/lampo-$module-0.1.0-SNAPSHOT.jar"
        done
        """);
    environment.put("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", "");
    environment.put("LAMPO_JAVA_OPTS", "");
    environment.put("LAMPO_BUILD", "");
    environment.put("HOME_OF_TEST", home.toString());
  }

  @Test
  void shouldBuildOnceAndThenStartAtOnce() throws Exception {
    Launched first = lampo("status");
    Launched second = lampo("status");

    assertThat(first.exit()).isZero();
    assertThat(first.output()).contains("lampo: building").contains("1/2 Lampo grid-node");
    assertThat(second.output()).doesNotContain("building");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void shouldBuildAgainWhenASourceIsNewer() throws Exception {
    lampo("status");
    Files.setLastModifiedTime(
        home.resolve("demo/src/main/java/Main.java"), FileTime.from(Instant.now().plusSeconds(60)));

    Launched launched = lampo("status");

    assertThat(launched.exit()).isZero();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void shouldStartTheNodeWithWhatAMemberNeeds() throws Exception {
    Launched launched = lampo("node", "--config", "my file.yaml");

    assertThat(launched.output())
        .contains("<--add-exports> <java.base/jdk.internal.ref=ALL-UNNAMED>")
        .contains("<-XX:+ExitOnOutOfMemoryError>")
        .doesNotContain("TieredStopAtLevel")
        .contains("grid-node/target/lampo-grid-node-0.1.0-SNAPSHOT.jar:")
        .contains("<dev.lampo.node.Main> <node> <--config> <my file.yaml>");
  }

  @Test
  void shouldStartQuestionsFastAndSmall() throws Exception {
    assertThat(lampo("sql", "SELECT 1").output())
        .contains("<-XX:TieredStopAtLevel=1>")
        .contains("<-Xmx256m>")
        .contains("<dev.lampo.node.Main> <sql> <SELECT 1>");
  }

  @Test
  void shouldStartBatchesForWhatGetsDone() throws Exception {
    assertThat(lampo("resolve", "customers.csv").output())
        .contains("<-XX:+UseParallelGC>")
        .doesNotContain("TieredStopAtLevel")
        .contains("<dev.lampo.node.Main> <resolve> <customers.csv>");
  }

  @Test
  void shouldStartTheDemoOnItsOwnClassPath() throws Exception {
    assertThat(lampo("demo", "--check").output())
        .contains("demo/target/lampo-demo-0.1.0-SNAPSHOT.jar:")
        .contains("<dev.lampo.demo.DemoMain> <--check>");
  }

  @Test
  void shouldWorkThroughALinkFromAnywhere() throws Exception {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("lampo"), home.resolve("lampo"));

    Launched launched = run(elsewhere, link, "status");

    assertThat(launched.exit()).isZero();
    assertThat(launched.output()).contains("<-Dlampo.home=" + home.toRealPath() + ">");
  }

  @Test
  void shouldPassOnTheOperatorsJavaOptions() throws Exception {
    environment.put("LAMPO_JAVA_OPTS", "-Xmx8g -Dx=y");

    assertThat(lampo("node").output()).contains("<-Xmx8g> <-Dx=y>");
  }

  @Test
  void shouldQuietenNewerVersionsOfJava() throws Exception {
    javaOf(25);

    assertThat(lampo("node").output())
        .contains("<--enable-native-access=ALL-UNNAMED>")
        .contains("<--sun-misc-unsafe-memory-access=allow>");
  }

  @Test
  void shouldHaveAConsoleOnlyAtATerminal() throws Exception {
    javaOf(22);
    assertThat(lampo("sql").output()).contains("<-Djdk.console=java.base>");

    javaOf(17);
    assertThat(lampo("sql").output()).doesNotContain("jdk.console");
  }

  @Test
  void shouldRefuseAnOldJava() throws Exception {
    javaOf(11);

    Launched launched = lampo("status");

    assertThat(launched.exit()).isEqualTo(1);
    assertThat(launched.output()).contains("is Java 11; 17 or newer is needed");
  }

  @Test
  void shouldShowTheEndOfAFailedBuild() throws Exception {
    maven("echo '[ERROR] no such symbol'; exit 1");

    Launched launched = lampo("status");

    assertThat(launched.exit()).isEqualTo(1);
    assertThat(launched.output()).contains("[ERROR] no such symbol").contains("the build failed");
    assertThat(home.resolve("target/lampo.building")).doesNotExist();
  }

  @Test
  void shouldTakeOverFromABuildThatDied() throws Exception {
    write(home.resolve("target/lampo.building/pid"), "999999999");

    assertThat(lampo("status").exit()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void shouldBuildOnceWhenSeveralTakeOver() throws Exception {
    write(home.resolve("target/lampo.building/pid"), "999999999");
    // Both see the dead holder; whatever the second removes, it removes after the first went on.
    executable(
        "rm",
        """
        mkdir "$HOME_OF_TEST/first" 2>/dev/null && sleep 1 || sleep 3
        exec /bin/rm "$@"
        """);
    String quick = Files.readString(temp.resolve("bin/mvn"));
    maven(quick.replaceFirst("#!/bin/sh", "sleep 4"));
    ExecutorService shells = Executors.newFixedThreadPool(2);
    try {
      Future<Launched> first = shells.submit(() -> lampo("status"));
      Future<Launched> second = shells.submit(() -> lampo("status"));

      assertThat(first.get().exit()).as(first.get().output()).isZero();
      assertThat(second.get().exit()).as(second.get().output()).isZero();
    } finally {
      shells.shutdownNow();
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(home.resolve("target/lampo.building")).doesNotExist();
  }

  @Test
  void shouldNotBuildWhenToldSo() throws Exception {
    lampo("status");
    environment.put("LAMPO_BUILD", "never");
    Files.setLastModifiedTime(
        home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(lampo("status").exit()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  private void javaOf(int version) throws IOException {
    executable(
        "java",
        """
        if [ "$1" = -version ]; then
          echo 'openjdk version "%d.0.1" 2026-01-01' >&2
        else
          for word in "$@"; do printf '<%%s> ' "$word"; done
        fi
        """
            .formatted(version));
  }

  private void maven(String script) throws IOException {
    executable("mvn", script);
  }

  private void executable(String name, String script) throws IOException {
    Path file = temp.resolve("bin").resolve(name);
    write(file, "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private long builds() throws IOException {
    return Files.readString(home.resolve("builds")).lines().count();
  }

  private Launched lampo(String... arguments) throws IOException, InterruptedException {
    return run(temp, home.resolve("lampo"), arguments);
  }

  private Launched run(Path folder, Path script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return Launched.run(folder, environment, command);
  }
}
