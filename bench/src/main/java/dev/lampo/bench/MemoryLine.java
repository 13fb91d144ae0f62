package dev.lampo.bench;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import dev.lampo.demo.traffic.TrafficRecord;
import dev.lampo.jobs.rentals.RentalsJob;
import dev.lampo.jobs.rentals.SameRental;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.Sources;
import dev.lampo.model.GridMaps;
import dev.lampo.model.StoredPosition;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The rentals job without broker and database: records made in this JVM are decoded, become quotes
 * and enquiries, and are written into the maps of one member.
 */
final class MemoryLine {
  /** What a quote takes while it is written, with all that is made on its way. */
  private static final long HEAP_PER_QUOTE = 2_500;

  private MemoryLine() {}

  /**
   * Refuses what this JVM cannot hold; it would not end, but collect garbage.
   *
   * @throws IllegalStateException where the heap is too small for so many deliveries
   */
  static void requireHeap(long deliveries) {
    requireHeap(deliveries, Runtime.getRuntime().maxMemory());
  }

  /** The same of another heap. */
  static void requireHeap(long deliveries, long heapBytes) {
    long needed = HEAP_PER_QUOTE * StandardLoad.quotes(deliveries);
    if (heapBytes < needed) {
      long megabytes = (needed >> 20) + 1;
      throw new IllegalStateException(
          "the memory part needs a heap of %d MB for --deliveries %d, this JVM may take %d MB: set"
                  .formatted(megabytes, deliveries, heapBytes >> 20)
              + " LAMPO_JAVA_OPTS=-Xmx%dm, or take fewer --deliveries".formatted(megabytes));
    }
  }

  /**
   * Runs so many deliveries through, and weighs what they leave behind.
   *
   * @throws IllegalStateException where the heap is too small, or the run does not end in time
   */
  static List<Measure> measures(
      StandardLoad standard, Sources sources, long deliveries, int threads) {
    requireHeap(deliveries);
    Loads.put(standard);
    HazelcastInstance member = BenchMember.start(threads);
    try {
      long before = liveBytes();
      RentalsJob job =
          new RentalsJob(
              sources,
              Optional.empty(),
              new RentalsJob.Settings(
                  new SameRental(Duration.ofHours(2)), Duration.ofSeconds(1), threads, false),
              (source, next) -> reader(deliveries, source.parallelism()));
      job.prepare(member);
      Job running = job.submit(member);
      Looks looks = new Looks(deliveries);
      long read = 0;
      while (read < deliveries) {
        LockSupport.parkNanos(Looks.EVERY.toNanos());
        if (running.getStatus().isTerminal()) {
          running.join();
        }
        read =
            GridMaps.POSITIONS.in(member).values().stream().mapToLong(StoredPosition::next).sum();
        looks.add(read);
      }
      double rate = looks.perSecond();
      Map<String, Object> settings = settings(deliveries, threads);
      double perQuote = (liveBytes() - before) / (double) StandardLoad.quotes(deliveries);
      end(running);
      RowsAlone alone = new RowsAlone(member, deliveries, threads);
      double limit = alone.deliveriesPerSecond();
      settings.put("rowsPerDelivery", alone.writesPerDelivery());
      return List.of(
          Measure.of("quotes", "memory rate, maps", rate, "1/s", settings),
          Measure.of("quotes", "memory rate, maps", rate, "1/s", settings)
              .beside("its rows alone into the maps", limit),
          Measure.of("quotes", "heap per quote", perQuote, "bytes", settings));
    } finally {
      member.shutdown();
    }
  }

  private static void end(Job running) {
    running.cancel();
    while (!running.getStatus().isTerminal()) {
      LockSupport.parkNanos(Looks.EVERY.toNanos());
    }
  }

  /**
   * Bytes of all objects that something still refers to, by the JVM's own histogram (what {@code
   * jcmd GC.class_histogram} prints), which collects garbage first.
   */
  private static long liveBytes() {
    try {
      String histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      String[] total = histogram.substring(histogram.lastIndexOf("Total")).trim().split("\\s+");
      return Long.parseLong(total[2]);
    } catch (JMException e) {
      throw new IllegalStateException("this JVM gives no histogram of its heap", e);
    }
  }

  private static Map<String, Object> settings(long deliveries, int threads) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("nodes", 1);
    settings.put("backups", 0);
    settings.put("copy", false);
    settings.put("threads", threads);
    settings.put("deliveries", deliveries);
    return settings;
  }

  /** Each reader has a partition of its own, without holes in its positions. */
  private static ProcessorMetaSupplier reader(long deliveries, int readers) {
    return ProcessorMetaSupplier.of(
        readers, ProcessorSupplier.of(() -> new LoadP(n -> raw(n, readers), deliveries, true)));
  }

  private static RawRecord raw(long number, int readers) {
    TrafficRecord record = Loads.get().record(number);
    Map<String, byte[]> headers = new HashMap<>();
    record.headers().forEach((name, text) -> headers.put(name, utf8(text)));
    return new RawRecord(
        (int) (number % readers),
        number / readers,
        utf8(record.key()),
        record.value(),
        headers,
        record.timestamp().toEpochMilli());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
