package dev.lampo.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link CompareBench} in a JVM of its own.
 *
 * @param perSecond pairs a second on one thread
 * @param bytes allocated for a pair
 */
record CompareLine(double perSecond, double bytes) {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** The lines by the names of the methods. */
  static Map<String, CompareLine> run() {
    // JMH's lock would stay in the temporary folder.
    System.setProperty("jmh.ignoreLock", "true");
    Options options =
        new OptionsBuilder()
            .include(CompareBench.class.getName())
            .mode(Mode.Throughput)
            .timeUnit(java.util.concurrent.TimeUnit.SECONDS)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      Map<String, CompareLine> lines = new LinkedHashMap<>();
      for (RunResult result : new Runner(options).run()) {
        lines.put(
            result.getPrimaryResult().getLabel(),
            new CompareLine(result.getPrimaryResult().getScore(), bytes(result)));
      }
      return lines;
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH says: " + e.getMessage(), e);
    }
  }

  /** What JMH calls bytes for a call; its name had a dot in front in older versions. */
  private static double bytes(RunResult result) {
    return result.getSecondaryResults().keySet().stream()
        .filter(name -> name.endsWith(ALLOCATED))
        .mapToDouble(name -> result.getSecondaryResults().get(name).getScore())
        .findFirst()
        .orElse(Double.NaN);
  }
}
