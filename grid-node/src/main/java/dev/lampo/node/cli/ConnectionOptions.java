package dev.lampo.node.cli;

import com.hazelcast.core.HazelcastInstance;
import dev.lampo.client.Grid;
import dev.lampo.client.GridClient;
import dev.lampo.client.GridException;
import dev.lampo.client.GridOptions;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where the grid is, for every command that asks it something. */
final class ConnectionOptions {
  /** All is well. */
  static final int OK = 0;

  /** The answer could not be had, or the grid is not well. */
  static final int FAILED = 1;

  /** How long a member may take to be found, where an answer may take longer. */
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  @Option(
      names = "--address",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:LAMPO_ADDRESS:-127.0.0.1:5701}",
      description = "A member to ask; also LAMPO_ADDRESS. Default: ${DEFAULT-VALUE}")
  private String address;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      defaultValue = "lampo",
      description = "Name of the cluster. Default: ${DEFAULT-VALUE}")
  private String cluster;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = DurationText.class,
      description =
          "How long an answer may take, such as 500ms, 30s, 2m. Default: ${DEFAULT-VALUE}")
  private Duration timeout;

  /** What a command asks. */
  interface Question {
    int ask(Grid grid);
  }

  /** What a command asks that is no question of the SDK. */
  interface ClientQuestion {
    int ask(HazelcastInstance grid);
  }

  /** Connects, asks, and says on the error stream what went wrong. */
  int ask(CommandSpec command, Question question) {
    try (Grid grid = Grid.connect(options())) {
      return question.ask(grid.within(timeout));
    } catch (GridException problem) {
      report(command, problem);
      return FAILED;
    }
  }

  /** The same through a client of the grid's own protocol. */
  int askClient(CommandSpec command, ClientQuestion question) {
    HazelcastInstance client;
    try {
      client = GridClient.open(options());
    } catch (GridException problem) {
      report(command, problem);
      return FAILED;
    }
    try {
      return question.ask(client);
    } finally {
      client.shutdown();
    }
  }

  private GridOptions options() {
    return GridOptions.at(address)
        .withCluster(cluster)
        .withDeadline(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
        .withRowLimit(Integer.MAX_VALUE)
        .withLoggingType("none");
  }

  /** Says what went wrong. */
  static void report(CommandSpec command, GridException problem) {
    command.commandLine().getErr().println(problem.code() + ": " + problem.getMessage());
    command.commandLine().getErr().flush();
  }
}
