package dev.lampo.node;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lampo node}: runs one node until it is told to stop. */
@Command(
    name = "node",
    description = {
      "Runs one node of the grid until it is told to stop.",
      "On Ctrl-C or SIGTERM it hands its partitions over and leaves in order."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo node",
      "  lampo node --config my.yaml",
      "  lampo node --port 5702 --health-port 8702      a second node of the same file",
      "",
      "LAMPO_LOG_LEVEL=DEBUG logs more, LAMPO_JAVA_OPTS=-Xmx8g sizes the heap.",
      "Exit codes: 143 or 130 stopped by SIGTERM or Ctrl-C, 1 failed,",
      "2 the configuration is refused."
    })
final class NodeCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(NodeCommand.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** While it is not ready, the log says so this often. */
  private static final Duration SAY_EVERY = Duration.ofSeconds(10);

  /** A node that is told to stop while it starts may take so long to get to where it can. */
  private static final Duration START_MAX = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings of the node. Default: ${DEFAULT-VALUE}",
      defaultValue = "${sys:lampo.home:-.}/config/node.yaml")
  private Path config;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the member, instead of member.port.")
  private Integer port;

  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description = "Port for probes, instead of health.port; 0 takes any.")
  private Integer healthPort;

  @Override
  public Integer call() throws InterruptedException {
    Instant begun = Instant.now();
    NodeSettings settings =
        NodeSettingsFile.read(
            config, new NodeSettingsFile.Overrides(optional(port), optional(healthPort)));
    log.info("settings in effect, from {}:\n{}", config, settings.effective().stripTrailing());
    if (settings.copy().isEmpty()) {
      log.warn(
          "no relational copy is configured (copy:): when all nodes stop at once, what the sources"
              + " no longer hold is lost");
    }
    CompletableFuture<GridNode> started = new CompletableFuture<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "lampo-stop"));
    try {
      GridNode node = GridNode.start(settings, NodeWork.of(settings));
      started.complete(node);
      return attend(node, settings, begun);
    } catch (RuntimeException e) {
      started.completeExceptionally(e);
      throw e;
    }
  }

  /** Leaves in order, also when told so while the node was still starting. */
  private static void stop(CompletableFuture<GridNode> started) {
    try {
      started.get(START_MAX.toSeconds(), TimeUnit.SECONDS).close();
    } catch (ExecutionException e) {
      log.debug("nothing to stop: the start failed", e);
    } catch (TimeoutException e) {
      log.warn("told to stop while starting, and still not started; stops without order");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Announces readiness once, and the reasons against it now and then; ends with the member. */
  private int attend(GridNode node, NodeSettings settings, Instant begun)
      throws InterruptedException {
    boolean announced = false;
    Instant said = begun;
    while (!node.awaitStop(LOOK_EVERY)) {
      if (announced) {
        continue;
      }
      List<String> reasons = node.notReadyBecause();
      if (reasons.isEmpty()) {
        announce(node, settings, begun);
        announced = true;
      } else if (Duration.between(said, Instant.now()).compareTo(SAY_EVERY) > 0) {
        said = Instant.now();
        log.info("not ready: {}", String.join("; ", reasons));
      }
    }
    if (node.isClosing()) {
      return 0;
    }
    log.error("the member stopped by itself; the node ends");
    return Lampo.FAILED;
  }

  private void announce(GridNode node, NodeSettings settings, Instant begun) {
    int members = node.grid().getCluster().getMembers().size();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "ready: node %s, cluster %s, %d %s, probes http://%s:%d/ready, after %.1f s%n",
        node.address(),
        settings.cluster(),
        members,
        members == 1 ? "member" : "members",
        node.healthAddress().getAddress().getHostAddress(),
        node.healthAddress().getPort(),
        Duration.between(begun, Instant.now()).toMillis() / 1000.0);
    out.flush();
  }

  private static OptionalInt optional(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
