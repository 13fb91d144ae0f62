package dev.lampo.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code config/node.yaml} says about one node; the file tells what each setting means and why
 * it has its default. Read by {@link NodeSettingsFile}.
 *
 * @param file that this was read from
 * @param cluster name that members and clients must agree on
 * @param sources file that describes the sources
 * @param reference folder of the reference files
 * @param copy the relational copy, or empty when there is none
 * @param shutdownMaxWait how long a leaving node may take to hand its partitions over
 * @param hazelcastProperties properties passed on to Hazelcast as they are
 * @param effective every setting with its value as text, secrets masked
 */
public record NodeSettings(
    Path file,
    String cluster,
    Member member,
    Management management,
    Health health,
    Jobs jobs,
    Rentals rentals,
    Path sources,
    Path reference,
    Optional<Copy> copy,
    Duration shutdownMaxWait,
    Map<String, String> hazelcastProperties,
    String effective) {
  /** Copies the map. */
  public NodeSettings {
    hazelcastProperties = Map.copyOf(hazelcastProperties);
  }

  /**
   * The member of the cluster.
   *
   * @param bind address, or pattern such as {@code 10.0.*.*}, of the one interface it listens on
   * @param port first port to try
   * @param portRange how many ports to try, one means exactly {@code port}
   * @param members host and port of every member, this one among them
   * @param backups how many members may be lost at once without losing data
   * @param cooperativeThreads of the jobs
   */
  public record Member(
      String bind,
      int port,
      int portRange,
      List<String> members,
      int backups,
      Heartbeat heartbeat,
      int cooperativeThreads,
      SplitBrainProtection splitBrainProtection) {
    /** Copies the list. */
    public Member {
      members = List.copyOf(members);
    }

    /** How many members must see each other for writes and jobs to be allowed. */
    public int membersNeeded() {
      boolean on =
          switch (splitBrainProtection) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> members.size() >= 3;
          };
      return on ? members.size() / 2 + 1 : 1;
    }
  }

  /** How soon a silent member counts as lost. */
  public record Heartbeat(Duration interval, Duration timeout) {}

  /** Whether the smaller part of a split cluster refuses reads and writes. */
  public enum SplitBrainProtection {
    /** On when there are three members or more: with two, no part is the larger. */
    AUTO,
    /** Always on. */
    ON,
    /** Always off. */
    OFF
  }

  /** What Management Center may do; it runs no scripts and no console commands in any case. */
  public record Management(boolean dataAccess) {}

  /**
   * Where probes ask.
   *
   * @param warmUp how long the JVM must have run before the node calls itself ready
   */
  public record Health(String bind, int port, Duration warmUp) {}

  /** The jobs in general. */
  public record Jobs(Duration snapshotInterval) {}

  /** The rentals job. */
  public record Rentals(Duration pickupTolerance) {}

  /**
   * The relational copy.
   *
   * @param password in clear; {@link #toString()} hides it
   * @param batchRows rows of one transaction at most
   * @param pendingRows rows that may wait in one writer while the database is slow or down
   * @param retryFrom pause after the first failure; it doubles up to {@code retryTo}
   * @param retryTo longest pause between two attempts
   * @param connectTimeout for a connection to be made
   * @param statementTimeout of one statement, waiting for locks included
   * @param closeTimeout how long a stop waits for the transaction under way
   */
  public record Copy(
      String url,
      String user,
      String password,
      int batchRows,
      int pendingRows,
      Duration retryFrom,
      Duration retryTo,
      Duration connectTimeout,
      Duration statementTimeout,
      Duration closeTimeout) {
    @Override
    public String toString() {
      return "Copy[url=" + url + ", user=" + user + "]";
    }
  }
}
