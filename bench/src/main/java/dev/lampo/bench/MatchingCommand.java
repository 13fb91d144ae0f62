package dev.lampo.bench;

import dev.lampo.bench.people.PeopleFile;
import dev.lampo.demo.WorkDirectory;
import dev.lampo.matching.evaluate.Accuracy;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Training;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Rules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lampo bench matching}. */
@Command(
    name = "matching",
    mixinStandardHelpOptions = true,
    description = {
      "Measures who is who among made-up people: how fast, how right, in how much memory.",
      "batch: from a CSV file to clusters, phase by phase.",
      "duckdb: the same file, blocking and comparisons as SQL in DuckDB, beside batch.",
      "pairs: how many pairs a second one thread weighs, and what it allocates for each.",
      "add: one record after the other to an engine that holds all the others.",
      "jmh: single comparisons, beside Apache Commons Text."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo bench matching --json",
      "  lampo bench matching --records 100000 --only batch,duckdb --wide",
      "  lampo bench matching --only jmh",
      "  LAMPO_JAVA_OPTS=-Xmx4g lampo bench matching --only batch",
      "",
      "Exit codes: 0 measured, 1 failed, 2 wrong usage."
    })
final class MatchingCommand implements Callable<Integer> {
  private static final String BENCH = "matching";
  private static final String JMH = "jmh, ";
  private static final double MEGABYTE = 1 << 20;

  /** What is measured. */
  enum Part {
    BATCH,
    DUCKDB,
    PAIRS,
    ADD,
    JMH
  }

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many records there are. Default: ${DEFAULT-VALUE}")
  private int records;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Other seeds give other people. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads of Lampo and of DuckDB. Default: ${DEFAULT-VALUE}")
  private int threads;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      defaultValue = "batch,duckdb,pairs,add,jmh",
      description = "Which parts: ${COMPLETION-CANDIDATES}. Default: all")
  private List<Part> parts;

  @Option(
      names = "--wide",
      description = "Less choosy keys: some twenty pairs for each record of a million.")
  private boolean wide;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    requireAtLeast(1_000, "--records", records);
    requireAtLeast(1, "--threads", threads);
    if (!List.of(Part.JMH).equals(parts)) {
      measureFile();
    }
    if (parts.contains(Part.JMH)) {
      print(CompareLine.run());
    }
    return 0;
  }

  private void measureFile() throws InterruptedException {
    WorkDirectory folder = WorkDirectory.of(null);
    Thread ending = new Thread(folder::close, "lampo-bench-ending");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      Path file = folder.path().resolve("people.csv");
      PeopleFile.write(file, seed, records);
      measure(PeopleRules.read(folder.path(), wide), file);
    } finally {
      folder.close();
    }
  }

  /** All parallel work of the core runs in the pool from which it is called. */
  private void measure(Rules rules, Path file) throws InterruptedException {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      pool.submit(() -> measureParts(rules, file)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bench broke off", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private void measureParts(Rules rules, Path file) {
    Model model = measureBatch(rules, file);
    if (parts.contains(Part.ADD)) {
      print(MatchingAdd.run(model, file, PeopleRecords.truth(file)));
    }
  }

  /** All but add, for which the memory is given back. */
  private Model measureBatch(Rules rules, Path file) {
    if (!parts.contains(Part.BATCH) && !parts.contains(Part.DUCKDB)) {
      return measurePairs(rules, file);
    }
    MatchingBatch batch = MatchingBatch.run(rules, file);
    print(batch);
    if (parts.contains(Part.DUCKDB)) {
      Table table = batch.prepared().table();
      print(batch, DuckPeople.run(batch.model(), table, batch.truth(), file.getParent(), threads));
    }
    if (parts.contains(Part.PAIRS)) {
      print(MatchingPairs.measure(batch.model(), batch.prepared()));
    }
    return batch.model();
  }

  private Model measurePairs(Rules rules, Path file) {
    Table table = PeopleRecords.read(rules, file);
    Model model = Training.train(rules, table);
    if (parts.contains(Part.PAIRS)) {
      print(MatchingPairs.measure(model, Prepared.of(table, model)));
    }
    return model;
  }

  private void print(MatchingBatch batch) {
    batch.phases().seconds().forEach((phase, took) -> print("batch, " + phase, took, "s"));
    print("batch, CSV to clusters", batch.phases().total(), "s");
    print("batch, records a second", records / batch.phases().total(), "1/s");
    print("batch, pairs compared", batch.compared(), "");
    print("batch, heap peak with garbage", batch.heapUsed() / MEGABYTE, "MiB");
    print("batch, heap peak after collections", batch.heapLeft() / MEGABYTE, "MiB");
    print("batch", batch.accuracy());
  }

  private void print(MatchingBatch batch, DuckPeople.Result duck) {
    duck.phases().seconds().forEach((phase, took) -> print("duckdb, " + phase, took, "s"));
    print("duckdb, pairs compared", duck.compared(), "");
    print("duckdb", duck.accuracy());
    String name = "DuckDB " + duck.version();
    print(
        measure("normalised to clusters", records / batch.givenSeconds(), "1/s")
            .beside(name, records / (duck.phases().total() - duck.reading())));
    print(
        measure("CSV to clusters, weights given", records / batch.withoutTraining(), "1/s")
            .beside(name + ", values normalised", records / duck.phases().total()));
    print(
        measure("CSV to clusters, weights learnt", records / batch.phases().total(), "1/s")
            .beside(name + ", normalised, given", records / duck.phases().total()));
  }

  private void print(MatchingPairs pairs) {
    print("pairs a second on one thread", pairs.perSecond(), "1/s");
    print("bytes allocated for a pair", pairs.bytesPerPair(), "bytes");
    print("different pairs weighed", pairs.pairs(), "");
  }

  private void print(MatchingAdd added) {
    print("add, records held", added.held(), "");
    print("add, taken one by one until then", added.perSecond(), "1/s");
    for (double percent : new double[] {50, 99, 99.9}) {
      print(
          "add one more, p" + String.valueOf(percent).replace(".0", ""),
          added.millis(percent),
          "ms");
    }
    print("add one more, the slowest", added.millis(100), "ms");
    print("add, heap with the engine", added.heap() / MEGABYTE, "MiB");
    print("add", added.accuracy());
  }

  private void print(Map<String, CompareLine> lines) {
    print("Jaro-Winkler to a bound", lines.get("jaroWinkler"), lines.get("jaroWinklerOther"));
    print("Jaro-Winkler to the end", lines.get("jaroWinklerWhole"), lines.get("jaroWinklerOther"));
    print("one edit or more", lines.get("edits"), lines.get("editsOther"));
    print("common words", lines.get("words"), null);
    print("all six fields", lines.get("weigh"), null);
  }

  private void print(String compared, CompareLine line, CompareLine other) {
    Measure rate = measure(JMH + compared, line.perSecond(), "1/s");
    print(other == null ? rate : rate.beside("Commons Text", other.perSecond()));
    Measure bytes = measure(JMH + compared + ", allocated", line.bytes(), "bytes");
    print(other == null ? bytes : bytes.beside("Commons Text", other.bytes()));
  }

  private void print(String part, Accuracy accuracy) {
    print(part + ", pair precision", 100 * accuracy.precision(), "%");
    print(part + ", pair recall", 100 * accuracy.recall(), "%");
    print(part + ", pair F1", 100 * accuracy.f1(), "%");
    print(part + ", B-cubed precision", 100 * accuracy.cubedPrecision(), "%");
    print(part + ", B-cubed recall", 100 * accuracy.cubedRecall(), "%");
    print(part + ", B-cubed F1", 100 * accuracy.cubedF1(), "%");
  }

  private void print(String measure, double value, String unit) {
    print(measure(measure, value, unit));
  }

  private Measure measure(String measure, double value, String unit) {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (measure.startsWith(JMH)) {
      settings.put("records", CompareBench.RECORDS);
      settings.put("threads", 1);
      return Measure.of(BENCH, measure, value, unit, settings);
    }
    settings.put("records", records);
    settings.put("seed", seed);
    settings.put("threads", threads);
    settings.put("wide", wide);
    settings.put("heapMiB", Runtime.getRuntime().maxMemory() >> 20);
    return Measure.of(BENCH, measure, value, unit, settings);
  }

  private void print(Measure measure) {
    System.out.println(json ? measure.json() : measure.text());
  }

  private void requireAtLeast(int least, String option, int value) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(Locale.ROOT, "%s is less than %d: %d", option, least, value));
    }
  }
}
