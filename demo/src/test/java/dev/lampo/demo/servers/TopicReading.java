package dev.lampo.demo.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.KafkaReader;
import dev.lampo.jobs.source.KafkaSource;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.model.StoredPosition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Readings of a topic of one partition, without a job.
 *
 * @param lastKey of the record after which a reading ends
 */
record TopicReading(KafkaSource source, String lastKey) {
  /** What a reading brought. */
  record Found(List<FeedItem> items) {
    List<Long> positions() {
      return items.stream()
          .filter(RawRecord.class::isInstance)
          .map(item -> ((RawRecord) item).position())
          .toList();
    }

    /** Of what the positions speak. */
    String place() {
      return ((ResumeMark) items.get(0)).resume();
    }
  }

  static TopicReading of(Path sources, String lastKey) {
    Path reference = House.find().config("reference");
    return new TopicReading(
        (KafkaSource) SourceSettings.read(sources, reference).all().get(0), lastKey);
  }

  /** From a stored position, or from the beginning for null. */
  Found from(StoredPosition from, long firstOfRun) {
    List<FeedItem> items = new ArrayList<>();
    Map<Integer, StoredPosition> start = from == null ? Map.of() : Map.of(0, from);
    try (KafkaReader reader = new KafkaReader(source, start, firstOfRun, partition -> true)) {
      boolean ended =
          Wait.until(
              () -> {
                items.addAll(reader.poll());
                return !items.isEmpty() && isLast(items.get(items.size() - 1));
              },
              Duration.ofMillis(2),
              Duration.ofSeconds(30));
      if (!ended) {
        throw new AssertionError("the last record did not come: " + items.size() + " items");
      }
    }
    return new Found(items);
  }

  private boolean isLast(FeedItem item) {
    return item instanceof RawRecord record && lastKey.equals(new String(record.key(), UTF_8));
  }
}
