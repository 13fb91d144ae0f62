package dev.lampo.demo.servers;

import dev.lampo.demo.outlets.Outlets;
import dev.lampo.demo.outlets.Receipts;
import dev.lampo.demo.outlets.SourcesFile;
import dev.lampo.demo.traffic.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All servers of the demo together: those of the sources, the database of the copy and some nodes,
 * in one directory. Not thread-safe, except that {@link #close} may come from a shutdown hook.
 */
public final class DemoServers implements AutoCloseable {
  /** The topic that the shipped {@code config/sources.yaml} reads. */
  public static final String TOPIC = "quotes";

  private static final int PARTITIONS = 4;
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);

  private final Warden warden = Warden.start();
  private final KafkaServer kafka;
  private final PostgresServer postgres;
  private final SourceServers brokers;
  private final Path sourcesFile;
  private final House house;
  private final List<NodeProcess> nodes;

  /**
   * Which ports to prefer; zero takes any.
   *
   * @param node of the first node, the others follow
   * @param health of the first node, the others follow
   * @param postgres of the relational copy
   * @param brokersPostgres of the brokers' tables
   * @param brokersMaria of the brokers' tables
   */
  public record PreferredPorts(
      int node, int health, int kafka, int postgres, int brokersPostgres, int brokersMaria) {
    /** Any ports: for a check that may run beside a demo. */
    public static final PreferredPorts ANY = new PreferredPorts(0, 0, 0, 0, 0, 0);

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
   * @param hazelcast properties that are passed on to Hazelcast
   */
  public record NodeOptions(
      boolean copy, int backups, Duration snapshotInterval, Map<String, String> hazelcast) {
    /** As shipped. */
    public static final NodeOptions SHIPPED =
        new NodeOptions(true, 1, Duration.ofSeconds(1), Map.of());

    /** Copies the properties. */
    public NodeOptions {
      hazelcast = Map.copyOf(hazelcast);
    }
  }

  /** Servers that have not been started, but a {@link Warden} that watches already. */
  public DemoServers(
      House house,
      Path directory,
      int nodeCount,
      int heapMegabytes,
      PreferredPorts preferred,
      Channels channels) {
    this(house, directory, nodeCount, heapMegabytes, preferred, NodeOptions.SHIPPED, channels);
  }

  /** With Kafka as the only source, and nodes that are configured otherwise. */
  public DemoServers(
      House house,
      Path directory,
      int nodeCount,
      int heapMegabytes,
      PreferredPorts preferred,
      NodeOptions options) {
    this(house, directory, nodeCount, heapMegabytes, preferred, options, Channels.kafkaAlone());
  }

  private DemoServers(
      House house,
      Path directory,
      int nodeCount,
      int heapMegabytes,
      PreferredPorts preferred,
      NodeOptions options,
      Channels channels) {
    this.house = house;
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
    brokers =
        channels.all().size() == 1
            ? null
            : new SourceServers(
                channels,
                directory,
                logs,
                ports.prefer(preferred.brokersPostgres()),
                ports.prefer(preferred.brokersMaria()),
                warden);
    sourcesFile = directory.toAbsolutePath().resolve("sources.yaml");
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
                  sourcesFile,
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

  /** Starts all but the nodes on what they have. */
  public void startStores() {
    // With Kafka alone too: the shipped file names the broker by a variable that others lack.
    SourcesFile file = new SourcesFile(house.config("sources.yaml"), kafka.address());
    sources().ifPresent(servers -> servers.addTo(file));
    file.write(sourcesFile);
    sources().ifPresent(SourceServers::start);
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
    sources().map(SourceServers::processes).ifPresent(all::addAll);
    all.forEach(ProcessHandle::destroyForcibly);
    nodes.forEach(NodeProcess::kill);
    kafka.kill();
    postgres.kill();
    sources().ifPresent(SourceServers::kill);
  }

  /** Where brokers with a channel of their own put their quotes; empty with Kafka alone. */
  public Optional<SourceServers> sources() {
    return Optional.ofNullable(brokers);
  }

  /** What the nodes were told about sources; written when the servers start. */
  public Path sourcesFile() {
    return sourcesFile;
  }

  /** Where the nodes' reference files are. */
  public Path referenceFolder() {
    return house.config("reference");
  }

  /** Connects to where brokers put their quotes; the caller closes it. */
  public Outlets outlets(Receipts receipts) {
    Outlets outlets = new Outlets(receipts).topic(kafka.address(), TOPIC);
    sources().ifPresent(servers -> servers.addTo(outlets));
    return outlets;
  }

  /** Makes a directory go when this program is gone, also by SIGKILL. */
  public void removeAtEnd(Path directory) {
    warden.removeAtEnd(directory);
  }

  /** The broker. */
  public KafkaServer kafka() {
    return kafka;
  }

  /** The server of the relational copy. */
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
    sources()
        .ifPresent(
            servers -> {
              ends.add(ChildJvm.logEnd(servers.postgres().log()));
              ends.add(ChildJvm.logEnd(servers.maria().log()));
            });
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
      sources().ifPresent(SourceServers::stop);
    } finally {
      warden.close();
    }
  }
}
