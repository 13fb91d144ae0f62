package dev.lampo.jobs.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;

/** Asks a broker about the topic of one source. Thread-safe; no question waits for its answer. */
final class KafkaTopic implements AutoCloseable {
  /** The client begins with 50 ms, and warns at each attempt. */
  private static final String RECONNECT_BACKOFF_MILLIS = "500";

  private final KafkaSource source;
  private final Admin admin;

  /**
   * What the broker says of the topic.
   *
   * @param id another one when the topic was made anew under its name
   * @param readable whether the user may read its records, besides knowing of it
   */
  record Found(String id, int partitions, boolean readable) {}

  /** First offset that a partition holds, and first that it does not hold yet. */
  record Bounds(long begin, long end) {}

  /**
   * Connects in the background; only looking up the names of the brokers may wait.
   *
   * @param timeout of each question
   * @throws KafkaException where the settings of the client cannot be used
   */
  KafkaTopic(KafkaSource source, Duration timeout) {
    this.source = source;
    this.admin = Admin.create(properties(source, timeout));
  }

  /** What there is; fails where there is nothing, and where the user may not know of it. */
  CompletableFuture<Found> ask() {
    DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    return future(
            admin
                .describeTopics(TopicCollection.ofTopicNames(List.of(source.topic())), options)
                .topicNameValues()
                .get(source.topic()))
        .thenApply(KafkaTopic::found);
  }

  /** What each partition holds, as a reader of this source would see it. */
  CompletableFuture<Map<Integer, Bounds>> bounds(int partitions) {
    CompletableFuture<Map<Integer, Long>> begins = offsets(partitions, OffsetSpec.earliest());
    return begins.thenCombine(
        offsets(partitions, OffsetSpec.latest()),
        (first, after) -> {
          Map<Integer, Bounds> bounds = new HashMap<>();
          first.forEach((at, begin) -> bounds.put(at, new Bounds(begin, after.get(at))));
          return bounds;
        });
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  private CompletableFuture<Map<Integer, Long>> offsets(int partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      asked.put(new TopicPartition(source.topic(), partition), which);
    }
    return future(admin.listOffsets(asked, new ListOffsetsOptions(isolation())).all())
        .thenApply(
            offsets -> {
              Map<Integer, Long> numbers = new HashMap<>();
              offsets.forEach((at, offset) -> numbers.put(at.partition(), offset.offset()));
              return numbers;
            });
  }

  private IsolationLevel isolation() {
    String level =
        ClientSettings.properties(source).getProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG);
    return IsolationLevel.READ_COMMITTED.toString().equals(level)
        ? IsolationLevel.READ_COMMITTED
        : IsolationLevel.READ_UNCOMMITTED;
  }

  private static Found found(TopicDescription topic) {
    boolean readable =
        topic.authorizedOperations() == null // an old broker does not say
            || topic.authorizedOperations().contains(AclOperation.READ);
    return new Found(topic.topicId().toString(), topic.partitions().size(), readable);
  }

  private static <T> CompletableFuture<T> future(KafkaFuture<T> answer) {
    return answer.toCompletionStage().toCompletableFuture();
  }

  private static Properties properties(KafkaSource source, Duration timeout) {
    Properties properties = ClientSettings.properties(source);
    properties.keySet().retainAll(AdminClientConfig.configNames());
    String millis = Long.toString(timeout.toMillis());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    properties.put(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, RECONNECT_BACKOFF_MILLIS);
    properties.putIfAbsent(
        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_BACKOFF_MILLIS);
    return properties;
  }
}
