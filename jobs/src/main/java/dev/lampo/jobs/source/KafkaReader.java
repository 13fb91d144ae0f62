package dev.lampo.jobs.source;

import dev.lampo.model.StoredPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads some partitions of one topic, each in its order. Whatever the broker says (a wrong
 * password, no right, no topic, no answer), it says so once, waits and goes on where it was; the
 * job with its other sources never hears of it.
 *
 * <p>A topic that is made anew under its name, or whose end was cut off, is read from its beginning
 * with positions above all before, because offsets that were given out mean other records now. The
 * id of the topic, which stands beside each stored position, tells one from the other also where
 * the new one has grown beyond the old position.
 *
 * <p>Not thread-safe; no method waits for the broker longer than some milliseconds.
 */
public final class KafkaReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaReader.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  /** Waiting in the client wakes up with the record; coming again later would sleep past it. */
  private static final Duration RECORDS_WITHIN = Duration.ofMillis(10);

  private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long REFUSED_PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final KafkaSource source;
  private final IntPredicate mine;
  private final long firstOfRun;
  private final Map<Integer, Lane> lanes = new HashMap<>();
  private KafkaConsumer<byte[], byte[]> consumer;
  private KafkaTopic.Found reading;
  private CompletableFuture<KafkaTopic> topic;
  private CompletableFuture<KafkaTopic.Found> asked;
  private long lookAtNanos = System.nanoTime();
  private Class<?> trouble;

  /** How far a partition was read. */
  private static final class Lane {
    /** Null until the topic was found for the first time. */
    KafkaPlace place;

    long next;

    /** Whether who reads the items was told of the place. */
    boolean told;

    /** Whether the topic ends before what was read of it. */
    boolean cut;

    void goOn(String topicId, long firstOfRun) {
      if (place == null) {
        place = new KafkaPlace(topicId, 0);
      } else if (cut || !place.topicId().equals(topicId)) {
        next = Math.max(firstOfRun, next);
        place = new KafkaPlace(topicId, next);
      }
      cut = false;
      told = false;
    }

    long offset() {
      return next - place.base();
    }
  }

  /**
   * Does nothing before the first {@link #poll}.
   *
   * @param from where reading goes on, by partition; one that is not in it is read from its start
   * @param firstOfRun a number above every position that was given out before this run
   * @param mine which partitions are read
   */
  public KafkaReader(
      KafkaSource source, Map<Integer, StoredPosition> from, long firstOfRun, IntPredicate mine) {
    this.source = source;
    this.mine = mine;
    this.firstOfRun = firstOfRun;
    from.forEach(
        (partition, stored) -> {
          Lane lane = new Lane();
          lane.next = stored.next();
          lane.place = stored.resume() == null ? null : KafkaPlace.of(stored.resume());
          lanes.put(partition, lane);
        });
  }

  /**
   * What is there now: records, and before the first of a partition a mark that says of which topic
   * its positions speak.
   */
  public List<FeedItem> poll() {
    look();
    if (consumer == null) {
      return List.of();
    }
    try {
      return numbered(consumer.poll(RECORDS_WITHIN));
    } catch (InterruptException stopped) {
      throw stopped;
    } catch (KafkaException e) {
      letGo();
      troubled(e);
      return List.of();
    }
  }

  /** Where reading goes on after all that was polled, of each partition that was found. */
  public List<ResumeMark> marks() {
    List<ResumeMark> marks = new ArrayList<>();
    lanes.forEach(
        (partition, lane) -> {
          if (mine.test(partition) && lane.place != null) {
            marks.add(mark(partition, lane));
          }
        });
    return marks;
  }

  @Override
  public void close() {
    letGo();
    if (topic != null) {
      topic.thenAccept(KafkaTopic::close);
    }
  }

  /**
   * Where reading begins again of what a position speaks of, for a grid that has lost what was
   * read: what is left of it must not have higher numbers than the same records will have. Empty
   * where the numbers begin at zero.
   */
  public static Optional<StoredPosition> beginning(StoredPosition stored) {
    KafkaPlace place = KafkaPlace.of(stored.resume() == null ? "" : stored.resume());
    return place.base() == 0
        ? Optional.empty()
        : Optional.of(
            new StoredPosition(
                stored.source(),
                stored.partition(),
                place.base(),
                Instant.EPOCH,
                stored.takenAt(),
                stored.stamp(),
                stored.resume()));
  }

  /** Asks for the topic now and then, and begins to read what was found. */
  private void look() {
    if (asked == null) {
      if (System.nanoTime() - lookAtNanos >= 0) {
        asked = topic().thenCompose(KafkaTopic::ask);
      }
      return;
    }
    if (!asked.isDone()) {
      return;
    }
    CompletableFuture<KafkaTopic.Found> answer = asked;
    asked = null;
    lookAtNanos = System.nanoTime() + LOOK_EVERY_NANOS;
    try {
      take(answer.join());
    } catch (CompletionException | KafkaException e) {
      troubled(KafkaTrouble.cause(e));
    }
  }

  /** In a thread of its own, because it looks up names. */
  private CompletableFuture<KafkaTopic> topic() {
    if (topic == null || topic.isCompletedExceptionally()) {
      topic =
          CompletableFuture.supplyAsync(
              () -> new KafkaTopic(source, ANSWER_WITHIN),
              opening -> {
                Thread thread = new Thread(opening, "lampo-kafka-" + source.name());
                thread.setDaemon(true);
                thread.start();
              });
    }
    return topic;
  }

  private void take(KafkaTopic.Found found) {
    if (!found.readable()) {
      throw new TopicAuthorizationException("READ is missing");
    }
    if (consumer == null || !found.equals(reading)) {
      begin(found);
    }
    if (trouble != null) {
      LOG.info("source {} is read again", source.name());
      trouble = null;
    }
  }

  private void begin(KafkaTopic.Found found) {
    letGo();
    reading = found;
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (int partition = 0; partition < found.partitions(); partition++) {
      if (mine.test(partition)) {
        Lane lane = lanes.computeIfAbsent(partition, any -> new Lane());
        lane.goOn(found.id(), firstOfRun);
        starts.put(new TopicPartition(source.topic(), partition), lane.offset());
      }
    }
    if (!starts.isEmpty()) {
      consumer = new KafkaConsumer<>(ClientSettings.properties(source));
      consumer.assign(starts.keySet());
      starts.forEach(consumer::seek);
    }
  }

  private List<FeedItem> numbered(ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    List<FeedItem> items = new ArrayList<>(records.count() + 1);
    for (TopicPartition at : records.partitions()) {
      Lane lane = lanes.get(at.partition());
      for (ConsumerRecord<byte[], byte[]> record : records.records(at)) {
        if (record.offset() < lane.offset()) {
          wentBack(lane);
          return items;
        }
        if (!lane.told) {
          items.add(mark(at.partition(), lane));
          lane.told = true;
        }
        long position = lane.place.base() + record.offset();
        items.add(RawRecord.of(record, position));
        lane.next = position + 1;
      }
    }
    return items;
  }

  /** The client goes to the beginning where the topic ends before the position; why, is asked. */
  private void wentBack(Lane lane) {
    lane.cut = true;
    letGo();
    asked = null;
    lookAtNanos = System.nanoTime();
  }

  private void troubled(Throwable e) {
    if (KafkaTrouble.isMissingTopic(e) || e instanceof TopicAuthorizationException) {
      letGo();
    }
    if (KafkaTrouble.isRefusal(e)) {
      lookAtNanos = System.nanoTime() + REFUSED_PAUSE_NANOS;
    }
    if (!e.getClass().equals(trouble)) {
      // The name is part of the message: a node holds back what it has logged often, whoever says
      // it.
      LOG.warn(
          "source " + source.name() + " is not read, trying again: {}",
          KafkaTrouble.explained(source, e));
      trouble = e.getClass();
    }
  }

  private void letGo() {
    KafkaConsumer<byte[], byte[]> ended = consumer;
    consumer = null;
    if (ended != null) {
      try {
        ended.close(CloseOptions.timeout(Duration.ZERO));
      } catch (KafkaException e) {
        LOG.debug("source {}: the client did not end in order", source.name(), e);
      }
    }
  }

  private static ResumeMark mark(int partition, Lane lane) {
    return new ResumeMark(partition, lane.next, lane.place.text(), null);
  }
}
