package dev.lampo.node;

import dev.lampo.node.cli.AuditCommand;
import dev.lampo.node.cli.RejectsCommand;
import dev.lampo.node.cli.ResolveCommand;
import dev.lampo.node.cli.SourcesCommand;
import dev.lampo.node.cli.SqlCommand;
import dev.lampo.node.cli.StatusCommand;
import dev.lampo.settings.InvalidSettingsException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The {@code lampo} command; what it can do is in the list of its subcommands. */
@Command(
    name = "lampo",
    description = "Keeps quotes live in the memory of a grid, and answers questions about them.",
    subcommands = {
      NodeCommand.class,
      SqlCommand.class,
      StatusCommand.class,
      RejectsCommand.class,
      AuditCommand.class,
      SourcesCommand.class,
      ResolveCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo node                           start a node with config/node.yaml",
      "  lampo node --config my.yaml          start a node with settings of your own",
      "  lampo sql \"SELECT broker, COUNT(*) FROM quotes GROUP BY broker\"",
      "  lampo status                         members, jobs, positions, the copy",
      "  lampo rejects                        the records that could not be used",
      "  lampo audit                          resolve everything again and compare",
      "  lampo sources test                   try the sources before they are used",
      "  lampo resolve customers.csv          find the records that mean the same",
      "  lampo demo                           see it work, with servers and traffic",
      "  lampo bench quotes                   measure how fast it is here",
      "  lampo help node                      what a command can do",
      "  lampo demo --help                    the same for demo and bench",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong arguments or configuration."
    })
public final class Lampo {
  /** Something went wrong that is not the caller's mistake. */
  static final int FAILED = 1;

  /** The arguments or the configuration are wrong. */
  static final int WRONG_INPUT = 2;

  Lampo() {}

  /** The command with its subcommands, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new Lampo()).setExecutionExceptionHandler(Lampo::explain);
  }

  /** Says what went wrong in one place; the stack goes to the log at debug. */
  private static int explain(Exception problem, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    LoggerFactory.getLogger(Lampo.class).debug("command failed", problem);
    if (problem instanceof InvalidSettingsException invalid) {
      err.println("The configuration is refused:");
      invalid.problems().forEach(found -> err.println("  " + found));
      return WRONG_INPUT;
    }
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      String prefix = cause == problem ? "Failed: " : "  because: ";
      err.println(prefix + (cause.getMessage() == null ? cause : cause.getMessage()));
    }
    return FAILED;
  }
}
