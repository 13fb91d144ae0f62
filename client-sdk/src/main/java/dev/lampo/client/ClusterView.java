package dev.lampo.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is in the cluster and what runs there.
 *
 * @param members oldest first
 * @param jobs the newest of each name, by name
 */
public record ClusterView(List<Node> members, List<JobView> jobs) {
  /** Copies the lists. */
  public ClusterView {
    members = List.copyOf(members);
    jobs = List.copyOf(jobs);
  }

  /**
   * A member.
   *
   * @param address {@code host:port}
   * @param version of Hazelcast
   */
  public record Node(String address, String version, String uuid) {}

  /**
   * A job.
   *
   * @param status as Hazelcast names it, such as {@code RUNNING}
   * @param since when its present or last execution began; its submission where that is not known
   * @param snapshotBytes size of the last snapshot, as last measured; empty where not measured yet
   * @param lastFailure why it, or an earlier job of its name, ended
   */
  public record JobView(
      String name,
      String status,
      Instant since,
      Optional<Long> snapshotBytes,
      Optional<String> lastFailure) {
    /** Refuses nulls. */
    public JobView {
      requireNonNull(name, "name is null");
      requireNonNull(status, "status is null");
      requireNonNull(since, "since is null");
    }

    /** Whether it does its work. */
    public boolean running() {
      return status.equals("RUNNING");
    }
  }
}
