package dev.lampo.bench;

import dev.lampo.demo.servers.DemoServers.NodeOptions;
import dev.lampo.demo.servers.House;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.Channels;
import dev.lampo.demo.traffic.TrafficReference;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.ReferenceFiles;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import dev.lampo.model.Broker;
import dev.lampo.model.Station;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lampo bench quotes}. */
@Command(
    name = "quotes",
    mixinStandardHelpOptions = true,
    description = {
      "Measures quotes: how many, how soon, in how much memory.",
      "dedup: hop 1 beside Flink.",
      "memory: the job without broker and database, beside two bare hops, and beside its",
      "own rows written by nobody else.",
      "kafka: the whole line from Kafka to maps and tables, with the bytes that members",
      "send each other and what snapshots cost.",
      "held: a node with a million quotes (or fewer --deliveries): SQL by key, a raw",
      "group-by, and the cold start after a SIGKILL, restored from the relational copy.",
      "freshness: from a source's commit to a look-up by key, source by source, at half",
      "of what each path takes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo bench quotes --json",
      "  lampo bench quotes --only kafka --nodes 1 --copy true",
      "  lampo bench quotes --only kafka --nodes 2,3 --backups 0,1 --copy false,true",
      "  lampo bench quotes --only kafka --nodes 2 --backups 1 --snapshots 1,5,10",
      "  lampo bench quotes --only held --deliveries 100000",
      "  lampo bench quotes --only freshness --sources postgres",
      "",
      "Exit codes: 0 measured, 1 failed, 2 wrong usage."
    })
final class QuotesCommand implements Callable<Integer> {
  private static final int THREADS = 2;

  /** What is measured. */
  enum Part {
    DEDUP,
    MEMORY,
    KAFKA,
    HELD,
    FRESHNESS
  }

  /** Sources whose freshness is measured; a folder is as fresh as its files are frequent. */
  enum Fresh {
    KAFKA(Channel.Kind.KAFKA),
    POSTGRES(Channel.Kind.POSTGRES),
    MARIADB(Channel.Kind.MARIADB);

    private final Channel.Kind kind;

    Fresh(Channel.Kind kind) {
      this.kind = kind;
    }
  }

  @Option(
      names = "--deliveries",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "How many records go through each variant. Default: ${DEFAULT-VALUE}")
  private long deliveries;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2",
      description = "With how many nodes. Default: ${DEFAULT-VALUE}")
  private List<Integer> nodes;

  @Option(
      names = "--backups",
      paramLabel = "N",
      split = ",",
      defaultValue = "0,1",
      description =
          "How many backups each partition has, no more than there are other nodes: one node runs"
              + " with 0, whatever is asked for. Default: ${DEFAULT-VALUE}")
  private List<Integer> backups;

  @Option(
      names = "--copy",
      arity = "1",
      paramLabel = "BOOL",
      split = ",",
      defaultValue = "false,true",
      description = "Without the relational copy, with it, or both. Default: ${DEFAULT-VALUE}")
  private List<Boolean> copy;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "4096",
      description = "Heap of each node. Default: ${DEFAULT-VALUE}")
  private int heapMegabytes;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      defaultValue = "dedup,memory,kafka,held,freshness",
      description = "Which parts: ${COMPLETION-CANDIDATES}. Default: all")
  private List<Part> parts;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Records a second for freshness, instead of half of what each path takes.")
  private Integer rate;

  @Option(
      names = "--sources",
      paramLabel = "KIND",
      split = ",",
      defaultValue = "kafka,postgres,mariadb",
      description = "Which sources freshness looks at. Default: ${DEFAULT-VALUE}")
  private List<Fresh> fresh;

  @Option(
      names = "--snapshots",
      paramLabel = "SECONDS",
      split = ",",
      defaultValue = "1",
      description =
          "How often kafka stores positions. Each interval is a run of its own, with the duration"
              + " of its snapshots. Default: ${DEFAULT-VALUE}")
  private List<Integer> snapshotSeconds;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (rate != null && rate < 1) {
      throw new ParameterException(spec.commandLine(), "--rate is not positive: " + rate);
    }
    requireAtLeast(1, "--nodes", nodes);
    requireAtLeast(0, "--backups", backups);
    requireAtLeast(1, "--snapshots", snapshotSeconds);
    House house = House.find();
    ReferenceData reference = ReferenceFiles.read(house.config("reference"));
    StandardLoad load =
        new StandardLoad(
            reference.brokers().stream().map(Broker::code).toList(),
            reference.stations().stream().map(Station::id).toList());
    if (parts.contains(Part.DEDUP)) {
      dedup(load);
    }
    if (parts.contains(Part.MEMORY)) {
      Sources sources =
          SourceSettings.read(house.config("sources.yaml"), house.config("reference"));
      double bare = BareLine.rate(load, deliveries, THREADS);
      List<Measure> measures = MemoryLine.measures(load, sources, deliveries, THREADS);
      print(measures.get(0).beside("two bare hops into a bare map", bare));
      measures.stream().skip(1).forEach(this::print);
    }
    if (parts.contains(Part.KAFKA)) {
      kafka(house, load);
    }
    if (parts.contains(Part.HELD)) {
      new HeldQuotes(house, load, deliveries, heapMegabytes).run().forEach(this::print);
    }
    if (parts.contains(Part.FRESHNESS)) {
      freshness(house, load);
    }
    return 0;
  }

  private void dedup(StandardLoad load) throws Exception {
    long count = 3 * deliveries;
    double flink = FlinkDedup.rate(load, count, THREADS);
    double lampo = LampoDedup.rate(load, count, THREADS);
    print(
        Measure.of(
                "quotes",
                "dedup rate, hop 1",
                lampo,
                "1/s",
                Map.of("threads", THREADS, "deliveries", count))
            .beside("Flink, keyed first-seen filter", flink));
  }

  private void freshness(House house, StandardLoad load) {
    TrafficReference reference = TrafficReference.read(house.config("reference"));
    new SourceFreshness(
            house,
            load,
            Channels.all(reference),
            heapMegabytes,
            new SourceFreshness.Phases(
                Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(50)),
            rate,
            this::print)
        .run(fresh.stream().map(source -> source.kind).toList());
  }

  private void kafka(House house, StandardLoad load) {
    KafkaLine line = new KafkaLine(house, load, deliveries, heapMegabytes);
    for (int count : nodes) {
      for (NodeOptions options : variants(count)) {
        line.run(count, options).forEach(this::print);
      }
    }
  }

  private List<NodeOptions> variants(int count) {
    return backupsOf(count, backups).stream()
        .flatMap(kept -> copy.stream().flatMap(copied -> variants(count, kept, copied)))
        .toList();
  }

  private Stream<NodeOptions> variants(int count, int kept, boolean copied) {
    return snapshotSeconds.stream()
        .map(
            seconds ->
                new NodeOptions(
                    copied, kept, Duration.ofSeconds(seconds), MemberTraffic.properties(count)));
  }

  /** A backup lies on another node than what it backs up. */
  static List<Integer> backupsOf(int nodes, List<Integer> asked) {
    return asked.stream().map(backups -> Math.min(backups, nodes - 1)).distinct().toList();
  }

  private void requireAtLeast(int least, String option, List<Integer> values) {
    for (int value : values) {
      if (value < least) {
        throw new ParameterException(
            spec.commandLine(), "%s is less than %d: %d".formatted(option, least, value));
      }
    }
  }

  private void print(Measure measure) {
    System.out.println(json ? measure.json() : measure.text());
  }
}
