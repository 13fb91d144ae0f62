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
    subcommands = QuotesCommand.class)
public final class BenchMain implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new BenchMain())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which bench? Such as: lampo bench quotes");
  }
}
