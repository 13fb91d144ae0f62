package dev.lampo.demo;

import dev.lampo.demo.check.GridView;
import dev.lampo.demo.outlets.BrokerTable;
import dev.lampo.demo.outlets.Outlets;
import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.NodeProcess;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.TrafficPlan;
import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.model.GridMaps;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Traffic at a steady rate, and one line that says what the grid holds, until it is told to stop.
 */
final class LiveDemo {
  /** Sent at once at the start, so that there is something to look at. */
  private static final int BURST_RECORDS = 5_000;

  private static final String INDENT = "\n                 ";
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w./:@%+=,-]+");
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final DemoServers servers;
  private final PrintStream out;
  private final boolean terminal = System.console() != null;

  LiveDemo(DemoServers servers, PrintStream out) {
    this.servers = servers;
    this.out = out;
  }

  /** Says where to look. */
  void announce(long seed, Path directory) {
    String nodes =
        servers.nodes().stream()
            .map(node -> node.address() + " (probes " + node.healthAddress() + "/ready)")
            .collect(Collectors.joining(INDENT));
    String member = servers.addresses().get(0);
    String address = member.endsWith(":5701") ? "" : " --address " + member;
    out.printf(
        """

        Lampo runs. In a second terminal:

          ./lampo sql%1$s "SELECT broker, COUNT(*) FROM quotes GROUP BY broker"
          ./lampo status%1$s
          ./lampo sources test --sources %8$s --reference %9$s

        nodes            %2$s
        relational copy  %3$s
        sources          %4$s
        logs             %5$s
        data             %6$s
        seed             %7$d

        Ctrl-C ends it.

        """,
        address,
        nodes,
        servers.postgres().jdbcUrl(),
        String.join(INDENT, sources()),
        String.join(INDENT, logs()),
        directory,
        seed,
        word(servers.sourcesFile()),
        word(servers.referenceFolder()));
  }

  /** A path as one word of a shell. */
  static String word(Path path) {
    String text = path.toString();
    return PLAIN_WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private List<String> sources() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: Kafka %s, topic %s"
            .formatted(Channel.BROKERS, servers.kafka().address(), DemoServers.TOPIC));
    servers
        .sources()
        .ifPresent(
            brokers -> {
              for (Channel channel : brokers.channels().all()) {
                String where =
                    switch (channel.kind()) {
                      case KAFKA -> null;
                      case POSTGRES -> brokers.postgres().jdbcUrl() + ", table " + table(channel);
                      case MARIADB -> brokers.maria().url() + ", table " + table(channel);
                      case FILES -> "files in " + brokers.folder();
                    };
                if (where != null) {
                  lines.add(channel.source() + ": " + where);
                }
              }
            });
    return lines;
  }

  private static String table(Channel channel) {
    return new BrokerTable(channel).name();
  }

  private List<String> logs() {
    List<String> logs = new ArrayList<>();
    servers.nodes().stream().map(NodeProcess::log).map(Path::toString).forEach(logs::add);
    logs.add(servers.kafka().log().toString());
    logs.add(servers.postgres().log().toString());
    servers
        .sources()
        .ifPresent(
            brokers -> {
              logs.add(brokers.postgres().log().toString());
              logs.add(brokers.maria().log().toString());
            });
    return logs;
  }

  /** Sends and counts until it is told to stop or the traffic ends. */
  void run(TrafficPlan traffic, double perSecond, BooleanSupplier stopped) {
    try (GridView grid = new GridView(servers.addresses());
        Outlets sender = servers.outlets((record, receipt) -> {})) {
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
      Iterator<TrafficRecord> traffic, Outlets sender, double perSecond, BooleanSupplier stopped) {
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

  private void count(GridView grid, Outlets sender, BooleanSupplier stopped) {
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
