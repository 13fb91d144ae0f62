package dev.lampo.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lampo bench}: measures Lampo beside other engines, on this machine. */
@Command(
    name = "lampo bench",
    description = "Measures Lampo beside other engines, on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {QuotesCommand.class, MatchingCommand.class})
public final class BenchMain implements Runnable {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new BenchMain())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((problem, command, parsed) -> explain(problem, command))
            .execute(arguments));
  }

  /** A bench refuses what it cannot measure honestly, and says why; that needs no stack. */
  private static int explain(Exception problem, CommandLine command) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      String prefix = cause == problem ? "Failed: " : "  because: ";
      command.getErr().println(prefix + (cause.getMessage() == null ? cause : cause.getMessage()));
    }
    return FAILED;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which bench? Such as: lampo bench quotes");
  }
}
