package dev.lampo.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    int[] ports = freePorts(nodes);
    String members =
        Arrays.stream(ports)
            .mapToObj(port -> "127.0.0.1:" + port)
            .collect(Collectors.joining(", ", "[", "]"));
    return IntStream.of(ports)
        .mapToObj(
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

  /** Ports that were free a moment ago, all different. */
  static int[] freePorts(int count) {
    ServerSocket[] sockets = new ServerSocket[count];
    try {
      for (int i = 0; i < count; i++) {
        sockets[i] = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
      }
      int[] ports = Arrays.stream(sockets).mapToInt(ServerSocket::getLocalPort).toArray();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
