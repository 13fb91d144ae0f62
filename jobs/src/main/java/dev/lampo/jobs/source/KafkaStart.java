package dev.lampo.jobs.source;

import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.kafka.KafkaProcessors;
import com.hazelcast.jet.kafka.TopicsConfig;
import java.util.Map;
import java.util.Properties;

/**
 * Wires Hazelcast's Kafka connector to a source, at the positions where reading goes on.
 *
 * <p>The connector heeds initial positions only in jobs with a processing guarantee, and a snapshot
 * of the job goes before them. A position that the log no longer holds makes the client start at
 * the beginning of what is left, silently: a {@link GapDetector} sees it.
 */
public final class KafkaStart {
  private KafkaStart() {}

  /**
   * The connector's start positions.
   *
   * @param nextPositions by partition the first position to read; a partition that is not in it is
   *     read from its beginning
   */
  public static TopicsConfig topics(KafkaSource source, Map<Integer, Long> nextPositions) {
    TopicsConfig.TopicConfig topic = new TopicsConfig.TopicConfig(source.topic());
    nextPositions.forEach(topic::addPartitionInitialOffset);
    return new TopicsConfig().addTopicConfig(topic);
  }

  /** The connector, which emits {@link RawRecord}s in the order of each partition. */
  public static ProcessorMetaSupplier processors(KafkaSource source, TopicsConfig topics) {
    return KafkaProcessors.<byte[], byte[], RawRecord>streamKafkaP(
        properties(source), RawRecord::of, EventTimePolicy.noEventTime(), topics);
  }

  /** The whole configuration of the consumers; may hold secrets. */
  public static Properties properties(KafkaSource source) {
    return ClientSettings.properties(source);
  }
}
