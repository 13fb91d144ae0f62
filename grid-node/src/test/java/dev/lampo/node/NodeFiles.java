package dev.lampo.node;

import dev.lampo.model.testing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A folder with the files that a node reads. */
record NodeFiles(Path folder) {
  /** Writes a node's file beside empty sources and reference data. */
  Path write(String yaml) {
    try {
      Files.createDirectories(folder.resolve("reference"));
      Files.writeString(folder.resolve("sources.yaml"), "sources: {}\n");
      return Files.writeString(folder.resolve("node.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  NodeSettings read(String yaml) {
    return NodeSettingsFile.read(write(yaml), NodeSettingsFile.Overrides.NONE);
  }

  /** Settings of nodes that find each other on free ports of the loopback interface. */
  NodeSettings[] cluster(int nodes) {
    String name = "test-" + UUID.randomUUID();
    List<Integer> ports = FreePorts.of(nodes);
    String members =
        ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(", ", "[", "]"));
    return ports.stream()
        .map(
            port ->
                read(
                    """
                    cluster: {name: %s}
                    member:
                      port: %d
                      members: %s
                      cooperativeThreads: 2
                    health: {port: 0, warmUp: 0s}
                    """
                        .formatted(name, port, members)))
        .toArray(NodeSettings[]::new);
  }
}
