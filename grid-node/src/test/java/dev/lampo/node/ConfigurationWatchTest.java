package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lampo.settings.InvalidSettingsException;
import dev.lampo.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationWatchTest {
  @TempDir private Path folder;
  private final List<NodeWork> taken = new ArrayList<>();
  private boolean invalid;
  private RuntimeException obstacle;
  private ConfigurationWatch watch;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("sources.yaml"), "one");
    Files.createDirectory(folder.resolve("reference"));
    Files.writeString(folder.resolve("reference/stations.csv"), "two");
    watch = new ConfigurationWatch(origin(), this::take);
  }

  private NodeWork.Origin origin() {
    return NodeWork.Origin.now(
        List.of(folder.resolve("sources.yaml"), folder.resolve("reference")), this::read);
  }

  private void take(NodeWork work) {
    if (obstacle != null) {
      throw obstacle;
    }
    taken.add(work);
  }

  @Test
  void shouldTakeOverWhatChangedWhileTheNodeStarted() throws IOException {
    NodeWork.Origin origin = origin();
    Files.writeString(folder.resolve("sources.yaml"), "changed before the watch began");
    watch = new ConfigurationWatch(origin, this::take);

    look(3);

    assertThat(taken).hasSize(1);
  }

  @Test
  void shouldTryAgainWhatCouldNotBeTakenOver() throws IOException {
    obstacle = new IllegalStateException("the member is joining");
    Files.writeString(folder.resolve("sources.yaml"), "one, changed");
    look(1);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> look(1)).isSameAs(obstacle);
      assertThat(watch.problem()).hasValueSatisfying(why -> assertThat(why).contains("is joining"));
    }

    obstacle = null;
    look(2);

    assertThat(taken).hasSize(1);
    assertThat(watch.problem()).isEmpty();
  }

  @Test
  void shouldNotMindTheBackupOfAnEditor() throws IOException {
    Files.writeString(folder.resolve("reference/stations.csv~"), "two before");
    Files.writeString(folder.resolve("reference/.stations.csv.swp"), "two meanwhile");

    look(3);

    assertThat(taken).isEmpty();
  }

  @Test
  void shouldTakeOverAChangeWhenTheFilesAreAtRest() throws IOException {
    look(3);
    assertThat(taken).isEmpty();

    Files.writeString(folder.resolve("reference/stations.csv"), "two and more");
    look(1);
    assertThat(taken).isEmpty();
    Files.writeString(folder.resolve("reference/rates.csv"), "three");
    look(1);
    assertThat(taken).isEmpty();
    look(3);

    assertThat(taken).hasSize(1);
    assertThat(watch.problem()).isEmpty();
  }

  @Test
  void shouldStayWithWhatWasInForceUntilTheProblemsAreMended() throws IOException {
    invalid = true;
    Files.writeString(folder.resolve("sources.yaml"), "one with a mistake");
    look(4);
    assertThat(taken).isEmpty();
    assertThat(watch.problem()).isPresent();

    invalid = false;
    Files.writeString(folder.resolve("sources.yaml"), "one, mended");
    look(3);
    assertThat(taken).hasSize(1);
    assertThat(watch.problem()).isEmpty();
  }

  private NodeWork read() {
    if (invalid) {
      throw new InvalidSettingsException(
          List.of(new Problem("sources.yaml", 1, "kind", "unknown", null)));
    }
    return new NodeWork(List.of(), List.of());
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watch.tick();
    }
  }
}
