package dev.lampo.node.cli;

import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.QuoteDecoder;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.Source;
import dev.lampo.jobs.source.SourceSample;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import dev.lampo.node.NodeSettings;
import dev.lampo.node.NodeSettingsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a few records of each source, and shows what they would become. */
@Command(
    name = "test",
    description = {
      "Tries the sources and shows what their records become.",
      "It checks the settings, connects to each source, reads a few records and shows",
      "the quotes that they become, or why they would be rejected. Nothing is changed:",
      "neither in the source nor in the grid, which need not run."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo sources test                          every source of config/node.yaml",
      "  lampo sources test brokers --latest         the newest records of one source",
      "  lampo sources test --sources new.yaml --reference config/reference",
      "  lampo sources test --json                   one object per record and source",
      "",
      "Exit codes: 0 every source answered, and a record could be used or there is",
      "none, 1 not so, 2 wrong arguments or configuration."
    })
public final class SourcesTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this source.")
  private String name;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings of a node, which say where the sources are. Default: ${DEFAULT-VALUE}",
      defaultValue = "${sys:lampo.home:-.}/config/node.yaml")
  private Path config;

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description = "The file of the sources, instead of the node's.")
  private Path sourcesFile;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "The reference files. Default with --sources: reference beside that file")
  private Path reference;

  @Option(
      names = "--latest",
      description = "Of Kafka the newest records of each partition, instead of the oldest.")
  private boolean latest;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "10",
      description = "At most so many of a source. Default: ${DEFAULT-VALUE}")
  private int records;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationText.class,
      description = "How long to wait for each source. Default: ${DEFAULT-VALUE}")
  private Duration timeout;

  @Option(names = "--json", description = "One object per record, one per source behind them.")
  private boolean json;

  @Override
  public Integer call() {
    if (records < 1) {
      throw new ParameterException(spec.commandLine(), "--records is not positive: " + records);
    }
    if (reference != null && sourcesFile == null) {
      throw new ParameterException(spec.commandLine(), "--reference goes with --sources");
    }
    Sources sources = read();
    boolean good = true;
    for (Source source : chosen(sources)) {
      SampleResult result = tried(source, sources);
      good &= result.isGood();
      print(result);
    }
    return good ? ConnectionOptions.OK : ConnectionOptions.FAILED;
  }

  private Sources read() {
    if (sourcesFile != null) {
      Path beside = sourcesFile.toAbsolutePath().resolveSibling("reference");
      return SourceSettings.read(sourcesFile, reference == null ? beside : reference);
    }
    NodeSettings node = NodeSettingsFile.read(config, NodeSettingsFile.Overrides.NONE);
    return SourceSettings.read(node.sources(), node.reference());
  }

  private List<Source> chosen(Sources sources) {
    List<Source> chosen =
        sources.all().stream()
            .filter(source -> name == null || source.name().equals(name))
            .toList();
    if (chosen.isEmpty()) {
      String names = sources.all().stream().map(Source::name).collect(Collectors.joining(", "));
      throw new ParameterException(
          spec.commandLine(), "no source is called " + name + "; there are " + names);
    }
    return chosen;
  }

  private SampleResult tried(Source source, Sources sources) {
    SourceSample.From from = latest ? SourceSample.From.LATEST : SourceSample.From.BEGINNING;
    List<SampleResult.Tried> tried = new ArrayList<>();
    try {
      SourceSample sample = SourceSample.read(source, from, records, timeout);
      QuoteDecoder decoder = new QuoteDecoder(source, sources.reference());
      for (RawRecord record : sample.records()) {
        Decoded decoded = decoder.decode(record);
        tried.add(new SampleResult.Tried(record, decoded));
      }
      return new SampleResult(source.name(), tried, null);
    } catch (IOException e) {
      return new SampleResult(source.name(), tried, e.getMessage());
    }
  }

  private void print(SampleResult result) {
    PrintWriter out = spec.commandLine().getOut();
    (json ? SampleJson.lines(result) : SampleText.lines(result)).forEach(out::println);
    out.flush();
  }
}
