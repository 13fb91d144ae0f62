package dev.lampo.node.cli;

import dev.lampo.client.Grid;
import dev.lampo.client.GridException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows at a glance how the grid is. */
@Command(
    name = "status",
    description = {
      "Shows how the grid is, and says what is not well.",
      "Members, jobs, positions, counts and lag."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo status                             how it is now",
      "  lampo status --watch                     every two seconds, until Ctrl-C",
      "  lampo status --json | jq .complaints     for programs",
      "",
      "Exit codes: 0 healthy, 1 not healthy or not to be had, 2 wrong usage."
    })
public final class StatusCommand implements Callable<Integer> {
  private static final String CLEAR = "\u001b[H\u001b[2J";

  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One object on one line.")
  private boolean json;

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "TIME",
      fallbackValue = "2s",
      converter = DurationText.class,
      description = "Again and again, every ${FALLBACK-VALUE} or as given.")
  private Duration watch;

  @Override
  public Integer call() {
    return connection.ask(spec, watch == null ? this::once : this::again);
  }

  private int once(Grid grid) {
    GridStatus status = GridStatus.of(grid);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonPrinter.text(StatusJson.of(status)));
      out.flush();
    } else {
      new StatusText(status, out).print();
    }
    return status.complaints().isEmpty() ? ConnectionOptions.OK : ConnectionOptions.FAILED;
  }

  /** Who watches wants to see the grid come back; what hinders it is said and tried again. */
  private int onceOrWhyNot(Grid grid) {
    try {
      return once(grid);
    } catch (GridException e) {
      ConnectionOptions.report(spec, e);
      return ConnectionOptions.FAILED;
    }
  }

  private int again(Grid grid) {
    while (true) {
      if (!json && System.console() != null) {
        spec.commandLine().getOut().print(CLEAR);
      }
      int exit = onceOrWhyNot(grid);
      try {
        Thread.sleep(watch.toMillis());
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        return exit;
      }
    }
  }
}
