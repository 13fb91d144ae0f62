package dev.lampo.demo;

import dev.lampo.demo.check.GridView;
import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.NodeProcess;
import dev.lampo.demo.traffic.TrafficPlan;
import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.demo.traffic.TrafficSender;
import dev.lampo.model.GridMaps;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Traffic at a steady rate, and one line that says what the grid holds, until it is told to stop.
 */
final class LiveDemo {
  /** Sent at once at the start, so that there is something to look at. */
  private static final int BURST_RECORDS = 5_000;

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final DemoServers servers;
  private final PrintStream out;
  private final boolean terminal = System.console() != null;

  LiveDemo(DemoServers servers, PrintStream out) {
    this.servers = servers;
    this.out = out;
  }

  /** Says where to look. */
  void announce(long seed, java.nio.file.Path directory) {
    String nodes =
        servers.nodes().stream()
            .map(node -> node.address() + " (probes " + node.healthAddress() + "/ready)")
            .collect(Collectors.joining("\n                 "));
    String logs =
        servers.nodes().stream()
            .map(NodeProcess::log)
            .map(Object::toString)
            .collect(Collectors.joining("\n                 "));
    String member = servers.addresses().get(0);
    String address = member.endsWith(":5701") ? "" : " --address " + member;
    out.printf(
        """

        Lampo runs. In a second terminal:

          ./lampo sql%1$s "SELECT broker, COUNT(*) FROM quotes GROUP BY broker"
          ./lampo status%1$s

        nodes            %2$s
        relational copy  %3$s
        Kafka            %4$s, topic %5$s
        logs             %6$s
                         %7$s
                         %8$s
        data             %9$s
        seed             %10$d

        Ctrl-C ends it.

        """,
        address,
        nodes,
        servers.postgres().jdbcUrl(),
        servers.kafka().address(),
        DemoServers.TOPIC,
        logs,
        servers.kafka().log(),
        servers.postgres().log(),
        directory,
        seed);
  }

  /** Sends and counts until it is told to stop or the traffic ends. */
  void run(TrafficPlan traffic, double perSecond, BooleanSupplier stopped) {
    try (GridView grid = new GridView(servers.addresses());
        TrafficSender sender =
            new TrafficSender(
                servers.kafka().address(), DemoServers.TOPIC, (record, partition, offset) -> {})) {
      Thread counter = new Thread(() -> count(grid, sender, stopped), "demo-counts");
      counter.setDaemon(true);
      counter.start();
      send(traffic, sender, perSecond, stopped);
      sender.flush();
      if (!stopped.getAsBoolean()) {
        out.printf("%nall %d records are sent; the servers go on until Ctrl-C%n", sender.sent());
      }
      while (!stopped.getAsBoolean()) {
        LockSupport.parkNanos(SECOND_NANOS / 5);
      }
    }
  }

  private static void send(
      Iterator<TrafficRecord> traffic,
      TrafficSender sender,
      double perSecond,
      BooleanSupplier stopped) {
    long start = System.nanoTime();
    while (traffic.hasNext() && !stopped.getAsBoolean()) {
      long paced = Math.max(0, sender.sent() - BURST_RECORDS);
      long due = start + (long) (paced * (SECOND_NANOS / perSecond));
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      // Now, not the planned time: freshness counts from here.
      sender.send(traffic.next(), Instant.now());
    }
  }

  private void count(GridView grid, TrafficSender sender, BooleanSupplier stopped) {
    for (long second = 1; !stopped.getAsBoolean(); second++) {
      LockSupport.parkNanos(SECOND_NANOS);
      try {
        String line =
            "%,d sent | quotes %,d | enquiries %,d | rejects %,d"
                .formatted(
                    sender.acknowledged(),
                    grid.size(GridMaps.QUOTES),
                    grid.size(GridMaps.ENQUIRIES),
                    grid.size(GridMaps.REJECTS));
        show(line, second);
      } catch (RuntimeException e) {
        // Nodes may come and go while somebody plays with them; the counts come back.
        if (!stopped.getAsBoolean()) {
          show("no counts: " + e.getMessage(), second);
        }
      }
    }
  }

  private void show(String line, long second) {
    if (terminal) {
      out.printf("\r%-78s", line);
      out.flush();
    } else if (second % 5 == 0) {
      out.println(line);
    }
  }
}
