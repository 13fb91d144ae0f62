package dev.lampo.demo.traffic;

import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finite traffic that can be opened again and again, with its truth in memory.
 *
 * @param source opens the records in order; the stream must be closed
 * @param records how many there are
 */
public record Traffic(Supplier<Stream<TrafficRecord>> source, long records, Truth truth) {

  /** Planned traffic. It is planned once for its truth and once more each time it is opened. */
  public static Traffic planned(
      TrafficPlan.Settings settings, TrafficReference reference, Channels channels) {
    Truth truth = new Truth();
    TrafficPlan plan = new TrafficPlan(settings, reference, channels, truth);
    long records = 0;
    for (; plan.hasNext(); records++) {
      plan.next();
    }
    return new Traffic(() -> stream(settings, reference, channels), records, truth);
  }

  /**
   * Traffic from files, see {@link TrafficFiles}.
   *
   * @throws IllegalArgumentException where a line cannot be read or names a source that is not
   *     there
   */
  public static Traffic ofFiles(Path directory, Path truthFile, Channels channels) {
    Truth truth = new Truth();
    TrafficFiles.readTruth(truthFile, truth);
    try (Stream<TrafficRecord> records = TrafficFiles.readTraffic(directory, channels)) {
      return new Traffic(
          () -> TrafficFiles.readTraffic(directory, channels), records.count(), truth);
    }
  }

  /** The records in order; the stream must be closed. */
  public Stream<TrafficRecord> open() {
    return source.get();
  }

  private static Stream<TrafficRecord> stream(
      TrafficPlan.Settings settings, TrafficReference reference, Channels channels) {
    TrafficPlan plan = new TrafficPlan(settings, reference, channels, row -> {});
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(plan, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }
}
