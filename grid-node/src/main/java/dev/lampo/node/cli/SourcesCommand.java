package dev.lampo.node.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with the sources of a configuration, beside running them. */
@Command(
    name = "sources",
    description = "Tries the sources of a configuration before it is used.",
    subcommands = {SourcesTestCommand.class, CommandLine.HelpCommand.class},
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo sources test             what records of every source become",
      "  lampo sources test brokers     the same of one source",
      "  lampo sources help test        what it can do"
    })
public final class SourcesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do, such as lampo sources test");
  }
}
