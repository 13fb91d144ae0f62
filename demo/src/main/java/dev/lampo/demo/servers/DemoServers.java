package dev.lampo.demo.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All servers of the demo together: a broker, a database and some nodes, in one directory. Not
 * thread-safe, except that {@link #close} may come from a shutdown hook.
 */
public final class DemoServers implements AutoCloseable {
  /** The topic that the shipped {@code config/sources.yaml} reads. */
  public static final String TOPIC = "quotes";

  /** Name of the source that reads it there, the first part of every record id. */
  public static final String SOURCE = "brokers";

  private static final int PARTITIONS = 4;
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);

  private final Warden warden = Warden.start();
  private final KafkaServer kafka;
  private final PostgresServer postgres;
  private final List<NodeProcess> nodes;

  /**
   * Which ports to prefer; zero takes any.
   *
   * @param node of the first node, the others follow
   * @param health of the first node, the others follow
   */
  public record PreferredPorts(int node, int health, int kafka, int postgres) {
    /** Any ports: for a check that may run beside a demo. */
    public static final PreferredPorts ANY = new PreferredPorts(0, 0, 0, 0);

    private static int at(int first, int index) {
      return first == 0 ? 0 : first + index;
    }
  }

  /**
   * How the nodes are configured.
   *
   * @param copy whether they keep the relational copy
   * @param backups of each partition
   * @param snapshotInterval how often positions are stored
   */
  public record NodeOptions(boolean copy, int backups, Duration snapshotInterval) {
    /** As shipped. */
    public static final NodeOptions SHIPPED = new NodeOptions(true, 1, Duration.ofSeconds(1));
  }

  /** Servers that have not been started, but a {@link Warden} that watches already. */
  public DemoServers(
      House house, Path directory, int nodeCount, int heapMegabytes, PreferredPorts preferred) {
    this(house, directory, nodeCount, heapMegabytes, preferred, NodeOptions.SHIPPED);
  }

  /** The same with nodes that are configured otherwise. */
  public DemoServers(
      House house,
      Path directory,
      int nodeCount,
      int heapMegabytes,
      PreferredPorts preferred,
      NodeOptions options) {
    Path logs = directory.resolve("logs");
    Ports ports = new Ports();
    kafka =
        new KafkaServer(
            directory.resolve("kafka"),
            logs.resolve("kafka.log"),
            ports.prefer(preferred.kafka()),
            ports.free(),
            warden);
    postgres =
        new PostgresServer(
            directory.resolve("postgres"),
            logs.resolve("postgres.log"),
            ports.prefer(preferred.postgres()),
            warden);
    int[] nodePorts =
        IntStream.range(0, nodeCount)
            .map(i -> ports.prefer(PreferredPorts.at(preferred.node(), i)))
            .toArray();
    List<String> members = IntStream.of(nodePorts).mapToObj(port -> "127.0.0.1:" + port).toList();
    List<NodeProcess> started = new ArrayList<>();
    for (int i = 0; i < nodeCount; i++) {
      started.add(
          new NodeProcess(
              house,
              new NodeProcess.Settings(
                  directory.resolve("node-" + (i + 1)),
                  logs.resolve("node-" + (i + 1) + ".log"),
                  nodePorts[i],
                  ports.prefer(PreferredPorts.at(preferred.health(), i)),
                  members,
                  kafka.address(),
                  postgres.url(),
                  postgres.user(),
                  heapMegabytes,
                  options),
              warden));
    }
    nodes = List.copyOf(started);
  }

  /**
   * Starts the broker and the database, then the nodes, and waits until all are ready.
   *
   * @throws ServerException where one does not start, with the end of its log
   */
  public void start() {
    start(READY_WITHIN);
  }

  /** The same with a bound for the nodes. */
  public void start(Duration atMost) {
    startStores();
    startNodes(atMost);
  }

  /** Starts the broker and the database on what they have. */
  public void startStores() {
    kafka.start();
    kafka.createTopic(TOPIC, PARTITIONS);
    postgres.start();
  }

  /** Starts all nodes side by side. */
  public void startNodes(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    nodes.forEach(NodeProcess::launch);
    nodes.forEach(node -> node.awaitReady(Duration.ofNanos(deadline - System.nanoTime())));
  }

  /** Starts one node that is down. */
  public void startNode(int index, Duration atMost) {
    nodes.get(index).launch();
    nodes.get(index).awaitReady(atMost);
  }

  /** SIGKILL to everything at the same moment; returns when all is gone. */
  public void killAll() {
    // First the signals, then the waiting: nobody may see the others die and react.
    List<ProcessHandle> all = new ArrayList<>(postgres.processes());
    nodes.forEach(node -> all.add(node.process()));
    all.add(kafka.process());
    all.forEach(ProcessHandle::destroyForcibly);
    nodes.forEach(NodeProcess::kill);
    kafka.kill();
    postgres.kill();
  }

  /** Makes a directory go when this program is gone, also by SIGKILL. */
  public void removeAtEnd(Path directory) {
    warden.removeAtEnd(directory);
  }

  /** The broker. */
  public KafkaServer kafka() {
    return kafka;
  }

  /** The database of the relational copy. */
  public PostgresServer postgres() {
    return postgres;
  }

  /** The nodes. */
  public List<NodeProcess> nodes() {
    return nodes;
  }

  /** {@code host:port} of every member. */
  public List<String> addresses() {
    return nodes.stream().map(NodeProcess::address).toList();
  }

  /** The end of every log, for a failure that nobody watched. */
  public String logEnds() {
    List<String> ends = new ArrayList<>();
    nodes.forEach(node -> ends.add(ChildJvm.logEnd(node.log())));
    ends.add(ChildJvm.logEnd(kafka.log()));
    ends.add(ChildJvm.logEnd(postgres.log()));
    return String.join("\n", ends);
  }

  /** Ends all, the nodes first, and leaves no process behind. */
  @Override
  public synchronized void close() {
    try {
      // Side by side: nodes that hand partitions over to one another need each other.
      nodes.parallelStream().forEach(NodeProcess::stop);
      kafka.stop();
      postgres.stop();
    } finally {
      warden.close();
    }
  }
}
