package dev.lampo.demo;

import dev.lampo.demo.check.CheckReport;
import dev.lampo.demo.check.DemoCheck;
import dev.lampo.demo.servers.DemoServers;
import dev.lampo.demo.servers.DemoServers.PreferredPorts;
import dev.lampo.demo.servers.House;
import dev.lampo.demo.traffic.Channels;
import dev.lampo.demo.traffic.Traffic;
import dev.lampo.demo.traffic.TrafficFiles;
import dev.lampo.demo.traffic.TrafficPlan;
import dev.lampo.demo.traffic.TrafficReference;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lampo demo}: everything on one machine, to look at or to check. */
@Command(
    name = "lampo demo",
    description = {
      "Starts the servers of the sources (Kafka, PostgreSQL, MariaDB, a folder of files), the"
          + " PostgreSQL of the relational copy and grid nodes, each in a process of its own, and"
          + " sends seeded rental traffic through them until Ctrl-C."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo demo                                 one node, 200 records a second",
      "  lampo demo --nodes 3 --rate 2000           three nodes, more traffic",
      "  lampo demo --check                         300,000 quotes, three kills, compared with the truth",
      "  lampo demo --check --quotes 50000 --seed 7",
      "  lampo demo --sources kafka                 Kafka as the only source",
      "  lampo demo --check --sources all           every kind of source, one of them stopped",
      "  lampo demo --write DIR --quotes 100000     traffic and truth as files",
      "  lampo demo --check --input DIR             a check with the traffic of files",
      "",
      "Exit codes: 0 done and right, 1 failed or differences found, 2 wrong arguments."
    })
public final class DemoMain implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final long CHECK_QUOTES = 300_000;
  private static final long LIVE_QUOTES = 1_000_000_000L;

  @Spec private CommandSpec spec;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Grid nodes. Default: 1; of a check: 2")
  private Integer nodes;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description = "Records a second, after a first burst. Default: ${DEFAULT-VALUE}")
  private double rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Decides about all traffic and all kills. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--quotes",
      paramLabel = "N",
      description = "How many quotes. Default: no end; of a check and of files: 300000")
  private Long quotes;

  @Option(
      names = "--sources",
      paramLabel = "WHICH",
      description =
          "all: four brokers on Kafka, two in PostgreSQL, one in MariaDB, one with CSV files;"
              + " kafka: all on Kafka, for a small machine. Default: all; of a check or of files that"
              + " are written: kafka; with --input: all")
  private Which sources;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Directory for data and logs, which stays. Default: a temporary one")
  private Path directory;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "5701",
      description = "Port of the first node, the others follow. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "1024",
      description = "Heap of a node in megabytes. Default: ${DEFAULT-VALUE}")
  private int heap;

  @Option(
      names = "--check",
      description = "Kills a member, the database and everything, and compares with the truth.")
  private boolean check;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      defaultValue = "570",
      description = "A check that lasts longer has failed. Default: ${DEFAULT-VALUE}")
  private long deadlineSeconds;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Writes traffic and truth into files and starts nothing.")
  private Path write;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "Takes the traffic of a check from traffic.jsonl in this directory.")
  private Path input;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Takes the truth from this file. Default: truth.jsonl beside the traffic")
  private Path truth;

  private volatile boolean stopped;

  private enum Which {
    ALL,
    KAFKA
  }

  private DemoMain() {}

  /** Runs the demo and ends the process with its exit code. */
  public static void main(String[] args) {
    // Before the first logger is made: the demo's own output is what a person reads.
    System.setProperty("logback.configurationFile", "logback-demo.xml");
    System.exit(commandLine().execute(args));
  }

  /** The command, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new DemoMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
                command
                    .getErr()
                    .println(
                        (cause == problem ? "Failed: " : "  because: ")
                            + (cause.getMessage() == null ? cause : cause.getMessage()));
              }
              return FAILED;
            });
  }

  @Override
  public Integer call() throws InterruptedException {
    validate();
    House house = House.find();
    TrafficReference reference = TrafficReference.read(house.config("reference"));
    if (write != null) {
      long records = TrafficFiles.write(checkSettings(), reference, channels(reference), write);
      System.out.printf("%d records and their truth are in %s, seed %d%n", records, write, seed);
      return 0;
    }
    try (WorkDirectory work = WorkDirectory.of(directory)) {
      if (check && !work.isEmpty()) {
        throw wrong("--check needs an empty directory, this one is not: " + work.path());
      }
      return withServers(house, work, reference);
    }
  }

  private int withServers(House house, WorkDirectory work, TrafficReference reference)
      throws InterruptedException {
    DemoServers servers =
        new DemoServers(house, work.path(), nodeCount(), heap, ports(), channels(reference));
    if (work.isTemporary()) {
      servers.removeAtEnd(work.path());
    }
    Thread ending =
        new Thread(
            () -> {
              stopped = true;
              servers.close();
              work.close();
            },
            "demo-end");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      return check ? check(servers, reference) : show(servers, work, reference);
    } catch (RuntimeException e) {
      if (stopped) {
        // Ctrl-C took the servers away; what fails because of it is nobody's business.
        ending.join();
        return 0;
      }
      if (check) {
        System.err.println(servers.logEnds());
      }
      throw e;
    } finally {
      servers.close();
    }
  }

  private int check(DemoServers servers, TrafficReference reference) throws InterruptedException {
    PrintStream out = System.out;
    long begun = System.nanoTime();
    Traffic traffic =
        input == null
            ? Traffic.planned(checkSettings(), reference, channels(reference))
            : Traffic.ofFiles(
                input,
                truth == null ? input.resolve(TrafficFiles.TRUTH) : truth,
                channels(reference));
    out.printf(
        "seed %d: %d records about %d quotes in %d enquiries, %d rejects, planned in %.1f s%n",
        seed,
        traffic.records(),
        traffic.truth().quotes().size(),
        traffic.truth().enquiries().size(),
        traffic.truth().rejects().size(),
        (System.nanoTime() - begun) / 1e9);
    begun = System.nanoTime();
    servers.start();
    out.printf("%d nodes ready after %.1f s%n", nodeCount(), (System.nanoTime() - begun) / 1e9);
    Duration left = Duration.ofSeconds(deadlineSeconds);
    CheckReport report = new DemoCheck(servers, traffic, seed, left, out).run();
    System.err.print(report.explained());
    if (!report.passed()) {
      System.err.println(servers.logEnds());
    }
    out.printf("seed %d, positions %s%n%s%n", seed, report.positions(), report.json());
    return report.passed() ? 0 : FAILED;
  }

  private int show(DemoServers servers, WorkDirectory work, TrafficReference reference) {
    System.out.printf(
        "starting Kafka, PostgreSQL%s and %d node(s) …%n",
        servers.sources().isPresent() ? ", MariaDB" : "", nodeCount());
    notePorts(servers);
    servers.start();
    LiveDemo demo = new LiveDemo(servers, System.out);
    demo.announce(seed, work.path());
    TrafficPlan.Settings settings =
        new TrafficPlan.Settings(
            seed,
            quotes == null ? LIVE_QUOTES : quotes,
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            rate);
    demo.run(
        new TrafficPlan(settings, reference, channels(reference), row -> {}), rate, () -> stopped);
    return 0;
  }

  private void notePorts(DemoServers servers) {
    PreferredPorts preferred = ports();
    note("node", preferred.node(), servers.addresses().get(0));
    note("Kafka", preferred.kafka(), servers.kafka().address());
    note("PostgreSQL", preferred.postgres(), servers.postgres().url());
    servers
        .sources()
        .ifPresent(
            brokers -> {
              note(
                  "the brokers' PostgreSQL", preferred.brokersPostgres(), brokers.postgres().url());
              note("the brokers' MariaDB", preferred.brokersMaria(), brokers.maria().url());
            });
  }

  private static void note(String what, int preferred, String address) {
    if (!address.contains(":" + preferred)) {
      System.out.printf("port %d is taken: %s uses %s%n", preferred, what, address);
    }
  }

  private void validate() {
    if (nodeCount() < 1 || !(rate > 0) || heap < 128 || (quotes != null && quotes < 1)) {
      throw wrong("--nodes, --rate and --quotes must be positive, --heap at least 128");
    }
    if (!check && (input != null || truth != null)) {
      throw wrong("--input and --truth belong to --check");
    }
    if (truth != null && input == null) {
      throw wrong("--truth needs --input");
    }
    refuseIdle();
  }

  /** What is said and would do nothing is more likely meant otherwise than meant so. */
  private void refuseIdle() {
    if (check && write != null) {
      throw wrong("--check and --write exclude each other: write first, then --check --input");
    }
    if (write != null) {
      refuseIdle("with --write, which starts nothing", "--nodes", "--heap", "--dir");
    }
    if (check || write != null) {
      refuseIdle("with " + (check ? "--check" : "--write"), "--port", "--rate");
    }
    if (!check) {
      refuseIdle("without --check", "--deadline");
    }
    if (input != null) {
      refuseIdle("with --input: the files say how many", "--quotes");
    }
  }

  private void refuseIdle(String where, String... options) {
    for (String option : options) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw wrong(option + " does nothing " + where);
      }
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int nodeCount() {
    return nodes != null ? nodes : check ? 2 : 1;
  }

  private PreferredPorts ports() {
    return check ? PreferredPorts.ANY : new PreferredPorts(port, 8701, 29092, 25432, 25433, 23306);
  }

  private Channels channels(TrafficReference reference) {
    // Files may name any source; a check of its own traffic leaves two cores to the grid.
    boolean usual = input != null || !(check || write != null);
    boolean all = sources == null ? usual : sources == Which.ALL;
    return all ? Channels.all(reference) : Channels.kafkaAlone();
  }

  private TrafficPlan.Settings checkSettings() {
    return TrafficPlan.Settings.of(seed, quotes == null ? CHECK_QUOTES : quotes);
  }
}
