package dev.lampo.demo.outlets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.demo.traffic.TrafficRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOutletTest {
  private static final Duration OLD = Duration.ofMinutes(61);
  private static final Duration YOUNG = Duration.ofMinutes(59);

  @TempDir Path folder;

  @Test
  void shouldRemoveItsOwnOldFilesAndNoOthers() throws IOException {
    file("shop-20261101-120000-000001.csv", OLD);
    file("shop-20261101-120000-000004.csv.gz", OLD);
    file(".shop-20261101-120000-000005.csv.tmp", OLD);
    List<String> kept =
        List.of(
            file("shop-20261101-120000-000006.csv", YOUNG),
            file("shop-two-20261101-120000-000001.csv", OLD),
            file("shop-prices.csv", OLD),
            file("other-20261101-120000-000001.csv", OLD));
    new FolderOutlet(folder, "shop", (record, receipt) -> {}).close();
    assertThat(names()).containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  void shouldKeepWhatItWritesItself() throws IOException {
    byte[] row = "a;1;open".getBytes(StandardCharsets.UTF_8);
    TrafficRecord record = new TrafficRecord(0, "shop", "a", "a", row, Map.of(), Instant.EPOCH);
    try (FolderOutlet outlet = new FolderOutlet(folder, "shop", (each, receipt) -> {})) {
      // The planned time of the row is long ago.
      outlet.send(record, record.timestamp());
      outlet.flush();
      assertThat(outlet.acknowledged()).isEqualTo(1);
    }
    assertThat(names()).hasSize(1).first().asString().startsWith("shop-").endsWith("-000001.csv");
  }

  private String file(String name, Duration age) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "id\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    return name;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
