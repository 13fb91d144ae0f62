package dev.lampo.bench;

import dev.lampo.demo.servers.DemoServers.NodeOptions;
import dev.lampo.demo.servers.House;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lampo bench quotes}. */
@Command(
    name = "quotes",
    mixinStandardHelpOptions = true,
    description = "How many quotes a second become enquiries, from Kafka to maps and tables.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo bench quotes --json",
      "  lampo bench quotes --nodes 1 --copy true --deliveries 500000"
    })
final class QuotesCommand implements Callable<Integer> {
  private static final int THREADS = 2;

  /** What is measured. */
  enum Part {
    DEDUP,
    MEMORY,
    KAFKA
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
      description = "With how many nodes; more than one have backup 1. Default: ${DEFAULT-VALUE}")
  private List<Integer> nodes;

  @Option(
      names = "--copy",
      paramLabel = "BOOL",
      split = ",",
      defaultValue = "false,true",
      description = "Without the relational copy, with it, or both. Default: ${DEFAULT-VALUE}")
  private List<Boolean> copy;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "3072",
      description = "Heap of each node. Default: ${DEFAULT-VALUE}")
  private int heapMegabytes;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      defaultValue = "dedup,memory,kafka",
      description = "Which parts: ${COMPLETION-CANDIDATES}. Default: all")
  private List<Part> parts;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
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
      print(MemoryLine.rate(load, sources, deliveries, THREADS));
    }
    if (parts.contains(Part.KAFKA)) {
      kafka(house, load);
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

  private void kafka(House house, StandardLoad load) {
    KafkaLine line = new KafkaLine(house, load, deliveries, heapMegabytes);
    for (int count : nodes) {
      for (boolean copied : copy) {
        NodeOptions options = new NodeOptions(copied, count == 1 ? 0 : 1, Duration.ofSeconds(1));
        line.run(count, options).forEach(this::print);
      }
    }
  }

  private void print(Measure measure) {
    System.out.println(json ? measure.json() : measure.text());
  }
}
