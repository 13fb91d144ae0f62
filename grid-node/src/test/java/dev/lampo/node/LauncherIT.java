package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the real Java, on what this build has just made. */
class LauncherIT {
  private static final Path LAMPO = Repository.ROOT.resolve("lampo");
  private static final Map<String, String> AS_BUILT = Map.of("LAMPO_BUILD", "never");

  @TempDir Path folder;

  @Test
  void shouldShowItsHelp() throws Exception {
    Launched launched = Launched.run(folder, AS_BUILT, List.of(LAMPO.toString(), "--help"));

    assertThat(launched.exit()).as(launched.output()).isZero();
    assertThat(launched.output()).contains("Usage: lampo").contains("Examples:");
  }

  @Test
  void shouldTellItsVersion() throws Exception {
    Launched launched = Launched.run(folder, AS_BUILT, List.of(LAMPO.toString(), "--version"));

    assertThat(launched.exit()).as(launched.output()).isZero();
    assertThat(launched.output()).startsWith("lampo ").contains("Hazelcast");
  }

  @Test
  void shouldRefuseAWrongConfiguration() throws Exception {
    Path file = new NodeFiles(folder).write("member: {prot: 5701}");

    Launched launched =
        Launched.run(
            folder, AS_BUILT, List.of(LAMPO.toString(), "node", "--config", file.toString()));

    assertThat(launched.exit()).isEqualTo(2);
    assertThat(launched.output()).contains("member.prot: unknown key; did you mean \"port\"?");
  }
}
