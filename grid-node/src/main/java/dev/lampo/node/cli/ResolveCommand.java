package dev.lampo.node.cli;

import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.file.ClusterFile;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.record.RecordId;
import dev.lampo.matching.resolve.Resolved;
import dev.lampo.matching.resolve.Resolving;
import dev.lampo.matching.rules.Rules;
import dev.lampo.matching.rules.RulesFile;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the records of files that mean the same person, company or thing. */
@Command(
    name = "resolve",
    description = {
      "Finds the records that mean the same person, company or thing.",
      "Reads CSV and JSON lines (packed by gzip or not), compares what the rules find",
      "worth comparing, and gives each record a cluster. Needs no grid."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo resolve customers.csv --rules config/rules/people.yaml --out clusters.csv",
      "  lampo resolve shop.csv crm.jsonl --rules rules.yaml    records of two systems",
      "  lampo resolve test.csv --rules rules.yaml --truth person   how right it is",
      "  lampo resolve test.csv --rules rules.yaml --truth \"id:/rec-(\\d+)/\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong arguments, rules or files."
    })
public final class ResolveCommand implements Callable<Integer> {
  private static final int WRONG_INPUT = 2;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "IN", description = "Files of records.")
  private List<Path> files;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      required = true,
      description = "How records are compared; ready ones stand in config/rules.")
  private Path rulesFile;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Every record with its cluster; .jsonl for JSON lines, else CSV.")
  private Path out;

  @Option(names = "--id", paramLabel = "COLUMN", description = "The column that names a record.")
  private String idColumn;

  @Option(
      names = "--source",
      paramLabel = "COLUMN",
      description = "The column that names the record's source. Default: the file's name")
  private String sourceColumn;

  @Option(
      names = "--delimiter",
      paramLabel = "C",
      description = "What parts the columns; \\t for a tab. Default: found out")
  private String delimiter;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The files' encoding. Default: UTF-8, else Windows-1252")
  private String encoding;

  @ArgGroup private TruthOptions truth;

  @Option(names = "--json", description = "The result as JSON lines.")
  private boolean json;

  @Option(names = "--quiet", description = "Says nothing while it works.")
  private boolean quiet;

  @Override
  public Integer call() {
    try {
      Rules rules = RulesFile.read(rulesFile);
      ResolveProgress progress = new ResolveProgress(spec.commandLine().getErr(), quiet);
      Resolved resolved = Resolving.by(rules, progress).resolve(inputs());
      if (out != null) {
        Map<RecordId, String> entities = resolved.entityIds();
        new ClusterFile(resolved.inputs(), entities::get).write(out);
      }
      progress.end();
      PrintWriter to = spec.commandLine().getOut();
      new ResolveSummary(resolved, truth == null ? null : truth.entities(resolved)).print(to, json);
      to.flush();
      return ConnectionOptions.OK;
    } catch (BadFileException e) {
      spec.commandLine().getErr().println("Refused: " + e.getMessage());
      return WRONG_INPUT;
    }
  }

  private List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    for (Path file : files) {
      String source = files.size() == 1 ? "" : name(file);
      int before = names.merge(source, 1, Integer::sum);
      inputs.add(
          new Input(
              file,
              before == 1 ? source : source + "-" + before,
              idColumn,
              sourceColumn,
              delimiter(),
              charset()));
    }
    return inputs;
  }

  /** The file's name without its endings. */
  private static String name(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  private Character delimiter() {
    if (delimiter == null) {
      return null;
    }
    String text = delimiter.equals("\\t") ? "\t" : delimiter;
    if (text.length() != 1) {
      throw new ParameterException(
          spec.commandLine(), "--delimiter wants one character, not \"" + delimiter + "\"");
    }
    return text.charAt(0);
  }

  private Charset charset() {
    try {
      return encoding == null ? null : Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--encoding: this Java knows no \"" + encoding + "\"; for example UTF-8, windows-1252");
    }
  }
}
