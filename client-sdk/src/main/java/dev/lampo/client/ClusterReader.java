package dev.lampo.client;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.jet.core.metrics.JobMetrics;
import com.hazelcast.jet.core.metrics.Measurement;
import com.hazelcast.jet.core.metrics.MetricNames;
import dev.lampo.client.ClusterView.JobView;
import dev.lampo.client.ClusterView.Node;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Reads {@link ClusterView} from a member or through a client. Thread-safe. */
final class ClusterReader {
  private static final int FAILURE_CHARS_MAX = 300;

  private final HazelcastInstance grid;

  ClusterReader(HazelcastInstance grid) {
    this.grid = grid;
  }

  ClusterView read() {
    Map<String, List<Job>> byName =
        grid.getJet().getJobs().stream()
            .filter(job -> !job.isLightJob() && job.getName() != null)
            .collect(Collectors.groupingBy(Job::getName, TreeMap::new, Collectors.toList()));
    return new ClusterView(
        grid.getCluster().getMembers().stream().map(ClusterReader::node).toList(),
        byName.values().stream().map(ClusterReader::view).toList());
  }

  private static Node node(Member member) {
    return new Node(
        member.getAddress().getHost() + ":" + member.getAddress().getPort(),
        member.getVersion().toString(),
        member.getUuid().toString());
  }

  /**
   * The newest of one name; a supervisor submits a failed job again, so older ones may be there.
   */
  private static JobView view(List<Job> ofName) {
    List<Job> newestFirst =
        ofName.stream()
            .sorted(Comparator.comparingLong(Job::getSubmissionTime).reversed())
            .toList();
    Job job = newestFirst.get(0);
    JobStatus status = job.getStatus();
    Optional<JobMetrics> metrics = metrics(job, status);
    return new JobView(
        job.getName(),
        status.name(),
        Instant.ofEpochMilli(
            metrics
                .flatMap(each -> greatest(each, MetricNames.EXECUTION_START_TIME))
                .orElse(job.getSubmissionTime())),
        metrics.flatMap(each -> sum(each, MetricNames.SNAPSHOT_BYTES)),
        newestFirst.stream().map(ClusterReader::failure).filter(Objects::nonNull).findFirst());
  }

  private static Optional<JobMetrics> metrics(Job job, JobStatus status) {
    return status == JobStatus.RUNNING ? Optional.of(job.getMetrics()) : Optional.empty();
  }

  private static Optional<Long> greatest(JobMetrics metrics, String name) {
    return metrics.get(name).stream()
        .map(Measurement::value)
        .filter(value -> value > 0)
        .max(Comparator.naturalOrder());
  }

  private static Optional<Long> sum(JobMetrics metrics, String name) {
    List<Measurement> found = metrics.get(name);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.stream().mapToLong(Measurement::value).sum());
  }

  private static String failure(Job job) {
    JobStatus status = job.getStatus();
    if (status == JobStatus.SUSPENDED) {
      return cut(job.getSuspensionCause().description());
    }
    CompletableFuture<Void> future = job.getFuture();
    if (status != JobStatus.FAILED || !future.isCompletedExceptionally()) {
      return status == JobStatus.FAILED ? "failed" : null;
    }
    try {
      future.join();
      return null;
    } catch (CompletionException failed) {
      return cut(String.valueOf(failed.getCause().getMessage()));
    } catch (RuntimeException cancelled) {
      return cut(String.valueOf(cancelled.getMessage()));
    }
  }

  private static String cut(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= FAILURE_CHARS_MAX
        ? line
        : line.substring(0, FAILURE_CHARS_MAX - 1) + "…";
  }
}
