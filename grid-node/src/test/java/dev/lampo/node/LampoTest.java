package dev.lampo.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

class LampoTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine lampo =
      Lampo.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void shouldShowExamplesInEveryHelp() {
    assertThat(lampo.execute("--help")).isZero();
    assertThat(out.toString()).contains("Examples:");
    lampo
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (!name.equals("help")) {
                assertThat(command.getUsageMessage()).as(name).contains("Examples:");
              }
            });
  }

  @Test
  void shouldNameWhatOnlyTheLauncherKnows() {
    List<String> commands =
        Pattern.compile("(?m)^  ([a-z]+)\\)$")
            .matcher(Repository.text(Repository.ROOT.resolve("lampo")))
            .results()
            .map(found -> "lampo " + found.group(1))
            .toList();

    assertThat(commands).contains("lampo demo");
    assertThat(lampo.getUsageMessage()).contains(commands);
  }

  @Test
  void shouldSayInOneShortSentenceWhatEachCommandDoes() {
    everyCommand(lampo)
        .skip(1)
        .forEach(
            command ->
                assertThat(command.getCommandSpec().usageMessage().description()[0])
                    .as(command.getCommandSpec().qualifiedName())
                    .hasSizeLessThanOrEqualTo(60)
                    .endsWith("."));
  }

  @Test
  void shouldFitEightyColumns() {
    everyCommand(lampo)
        .forEach(
            command -> {
              UsageMessageSpec help = command.getCommandSpec().usageMessage();
              assertThat(Stream.of(help.description(), help.footer()).flatMap(Arrays::stream))
                  .as(command.getCommandSpec().qualifiedName())
                  .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            });
  }

  /** Without picocli's own help, whose words are not ours. */
  private static Stream<CommandLine> everyCommand(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().entrySet().stream()
            .filter(named -> !named.getKey().equals("help"))
            .flatMap(named -> everyCommand(named.getValue())));
  }

  @Test
  void shouldTellItsVersion() {
    assertThat(lampo.execute("--version")).isZero();

    assertThat(out.toString()).matches("(?s)lampo \\d.*Hazelcast 5.*Java .*");
  }

  @Test
  void shouldPrintEveryProblemOfTheConfiguration(@TempDir Path folder) {
    Path file = new NodeFiles(folder).write("{clutser: {name: x}, member: {port: 0}}");

    int exit = lampo.execute("node", "--config", file.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .contains("The configuration is refused:")
        .contains("clutser: unknown key; did you mean \"cluster\"?")
        .contains("member.port: must be from 1 to 65535");
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() {
    int exit = lampo.execute("node", "--config", "nowhere/node.yaml");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere/node.yaml: file does not exist");
  }

  @Test
  void shouldRefuseAnUnknownCommand() {
    assertThat(lampo.execute("nod")).isEqualTo(2);
    assertThat(err.toString()).contains("nod");
  }
}
