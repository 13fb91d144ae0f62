package dev.lampo.bench;

import dev.lampo.demo.servers.NodeProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The bytes that the members of a grid have sent each other over TCP since they were started, as
 * Hazelcast counts them: records on their way between the hops, writes and backups of the maps,
 * heartbeats. Each connection is counted at the end that opened it, in both directions. That end
 * knows it by the other's address; a client's connection has no member's address at its far end,
 * and is not counted.
 */
final class MemberTraffic {
  /** Bytes of single connections are among what Hazelcast counts for debugging. */
  static final String COUNTED = "hazelcast.metrics.debug.enabled";

  /** Hazelcast collects each five seconds; a busy machine may take longer. */
  private static final Duration COLLECTED_WITHIN = Duration.ofSeconds(30);

  private static final Duration EVERY = Duration.ofMillis(200);

  private MemberTraffic() {}

  /** What so many nodes must be told to count it; nothing where there are no other members. */
  static Map<String, String> properties(int nodes) {
    return nodes == 1 ? Map.of() : Map.of(COUNTED, "true");
  }

  /**
   * Waits until all that was sent before this call is counted, and adds it up.
   *
   * @throws IllegalStateException where a node does not count, or not all members are connected
   */
  static long bytes(List<NodeProcess> nodes) {
    Set<String> members = nodes.stream().map(NodeProcess::address).collect(Collectors.toSet());
    List<NodeCounters> opened = new ArrayList<>();
    try {
      nodes.forEach(node -> opened.add(NodeCounters.of(node.process())));
      // All nodes before any of them is waited for: they go on talking meanwhile.
      List<Map<String, Long>> before =
          opened.stream().map(NodeCounters::bytesByConnection).toList();
      Map<String, Long> all = new HashMap<>();
      for (int i = 0; i < opened.size(); i++) {
        all.putAll(toMembers(collected(opened.get(i), before.get(i)), members));
      }
      return sum(all, nodes.size());
    } finally {
      opened.forEach(NodeCounters::close);
    }
  }

  /**
   * The counters of a collection that was made after these were read. That one was made is seen by
   * any connection: members that opened one to each other at once leave the second without traffic.
   */
  private static Map<String, Long> collected(NodeCounters counters, Map<String, Long> before) {
    long deadline = System.nanoTime() + COLLECTED_WITHIN.toNanos();
    while (counters.bytesByConnection().equals(before)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "a node has not counted its bytes anew within " + COLLECTED_WITHIN);
      }
      LockSupport.parkNanos(EVERY.toNanos());
    }
    // The look that saw it may have come in its midst.
    LockSupport.parkNanos(EVERY.toNanos());
    return counters.bytesByConnection();
  }

  /** The connections whose far end is the address of a member, {@code host:port}. */
  static Map<String, Long> toMembers(Map<String, Long> byConnection, Set<String> members) {
    return byConnection.entrySet().stream()
        .filter(one -> members.contains(farEnd(one.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String farEnd(String connection) {
    String end = connection.substring(connection.lastIndexOf("->") + 2);
    return end.substring(end.indexOf('/') + 1);
  }

  /** All of them together, when each member is connected with each other one. */
  static long sum(Map<String, Long> byConnection, int members) {
    int pairs = members * (members - 1) / 2;
    if (byConnection.size() < pairs) {
      throw new IllegalStateException(
          "%d members need %d connections, Hazelcast counts %s"
              .formatted(members, pairs, byConnection.keySet()));
    }
    return byConnection.values().stream().mapToLong(Long::longValue).sum();
  }
}
