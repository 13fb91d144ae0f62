package dev.lampo.node.cli;

import dev.lampo.matching.block.TooManyPairsException;
import dev.lampo.matching.cluster.ComponentTooLargeException;
import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.file.TextFile;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.ModelFile;
import dev.lampo.matching.profile.Proposal;
import dev.lampo.matching.resolve.Blocked;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      "Finds records that mean the same person, company or thing.",
      "Reads CSV and JSON lines (packed by gzip or not), compares what the rules find",
      "worth comparing, and gives each record a cluster. Needs no grid."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  lampo resolve customers.csv --out clusters.csv       rules are proposed",
      "  lampo resolve customers.csv --write-rules my.yaml    and kept, to be edited",
      "  lampo resolve customers.csv --rules config/rules/people.yaml --golden one.csv",
      "  lampo resolve shop.csv crm.jsonl --rules my.yaml     records of two systems",
      "  lampo resolve customers.csv --rules my.yaml --explain 1001,1002",
      "  lampo resolve test.csv --truth person --report r.html   how right it is",
      "  lampo resolve huge.csv --rules my.yaml --plan        what is it going to cost?",
      "  lampo resolve test.csv --truth \"id:/rec-(\\d+)/\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong arguments, rules or files."
    })
public final class ResolveCommand implements Callable<Integer> {
  private static final int WRONG_INPUT = 2;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "IN", description = "Files of records.")
  private List<Path> files;

  @ArgGroup private How how;

  /** By what records are compared; one of them, or rules are proposed. */
  static final class How {
    @Option(
        names = "--rules",
        paramLabel = "FILE",
        description =
            "How records are compared; ready ones stand in config/rules. Without it, rules are made"
                + " from what the columns seem to hold.")
    private Path rules;

    @Option(
        names = "--model",
        paramLabel = "FILE",
        description =
            "A frozen model, in place of rules and training. Says as well whether the records still"
                + " look like those on which it was trained.")
    private Path model;
  }

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Without --rules: only these columns are compared.")
  private Set<String> columns = Set.of();

  @Option(
      names = "--link-only",
      description = "Without --rules: records of one source are never one.")
  private boolean linkOnly;

  @Option(
      names = "--write-rules",
      paramLabel = "FILE",
      description = "Writes the rules that were used, to be edited.")
  private Path writeRules;

  @Option(
      names = "--save-model",
      paramLabel = "FILE",
      description = "Writes the model that was trained, for --model.")
  private Path saveModel;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Every record with its cluster; .jsonl for JSON lines, else CSV.")
  private Path out;

  @Option(
      names = "--golden",
      paramLabel = "FILE",
      description = "One merged record for each cluster, each field with record and reason.")
  private Path golden;

  @Option(
      names = "--explain",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Why two records are one or not; one id alone: what holds its cluster.")
  private List<String> explain = List.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "One HTML page about weights, clusters and errors.")
  private Path report;

  @Option(
      names = "--plan",
      description = "Says what the keys would compare and find, and ends before any of it.")
  private boolean plan;

  @Option(
      names = "--compare-model",
      paramLabel = "FILE",
      description = "Says what another model, such as the last one, would have made of it.")
  private Path compareModel;

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

  @Option(
      names = "--learn",
      description =
          "With --truth, --truth-pairs or --truth-key: counts there how often records of one agree,"
              + " and does not estimate it. How right it is then has to be told of other records.")
  private boolean learn;

  @Option(names = "--json", description = "The result as JSON lines.")
  private boolean json;

  @Option(names = "--quiet", description = "Says nothing while it works.")
  private boolean quiet;

  @Override
  public Integer call() {
    ResolveProgress progress = new ResolveProgress(spec.commandLine().getErr(), quiet);
    try {
      check();
      resolve(progress);
      return ConnectionOptions.OK;
    } catch (BadFileException | TooManyPairsException | ComponentTooLargeException e) {
      spec.commandLine().getErr().println("Refused: " + e.getMessage());
      return WRONG_INPUT;
    } catch (OutOfMemoryError e) {
      spec.commandLine().getErr().println(progress.outOfMemory());
      return ConnectionOptions.FAILED;
    }
  }

  /** What is wrong whatever the records are is told before hours of work. */
  private void check() {
    if (how != null && (!columns.isEmpty() || linkOnly)) {
      throw new ParameterException(
          spec.commandLine(),
          (linkOnly ? "--link-only" : "--columns")
              + " is for proposed rules, not with "
              + (how.rules != null ? "--rules: edit the rules" : "--model"));
    }
    if (plan && (out != null || golden != null || report != null || saveModel != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--plan compares nothing, so --out, --golden, --report and --save-model get nothing");
    }
    if (learn && (truth == null || plan || how != null && how.model != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--learn needs --truth, --truth-pairs or --truth-key, and neither --model nor --plan");
    }
    if (explain.size() > 2) {
      throw new ParameterException(
          spec.commandLine(), "--explain takes one or two records, not " + explain.size());
    }
    Map<String, Path> outputs = new LinkedHashMap<>();
    outputs.put("--out", out);
    outputs.put("--golden", golden);
    outputs.put("--report", report);
    outputs.put("--write-rules", writeRules);
    outputs.put("--save-model", saveModel);
    List<Path> read = new ArrayList<>(files);
    if (how != null) {
      read.add(how.rules != null ? how.rules : how.model);
    }
    if (compareModel != null) {
      read.add(compareModel);
    }
    ResolveChecks.outputs(outputs, read);
    if (truth != null) {
      truth.check(inputs());
    }
  }

  private void resolve(ResolveProgress progress) {
    PrintWriter to = spec.commandLine().getOut();
    List<Input> inputs = inputs();
    if (plan) {
      Blocked blocked = resolving(progress).block(inputs);
      int[] known =
          truth == null ? null : truth.entities(blocked.records().table(), blocked.inputs());
      new ResolvePlan(blocked, known).print(to, json);
      return;
    }
    Model other = compareModel == null ? null : ModelFile.read(compareModel);
    Resolved resolved = resolving(progress).resolve(inputs);
    int[] known =
        truth == null ? null : truth.entities(resolved.records().table(), resolved.inputs());
    new ResolveOutput(resolved, known).write(out, golden, report, saveModel);
    progress.end();
    new ResolveSummary(resolved, known).print(to, json);
    if (!resolved.trained()) {
      ResolveChange.printDrift(resolved, to, json);
    }
    if (other != null) {
      Resolved before = Resolving.by(other, progress).resolve(inputs);
      ResolveChange.printComparison(resolved, before, to, json);
    }
    if (!explain.isEmpty()) {
      new ResolveExplanation(resolved).print(explain, to, json);
    }
    to.flush();
  }

  private Resolving resolving(ResolveProgress progress) {
    if (how != null && how.model != null) {
      Model model = ModelFile.read(how.model);
      write(model.rules());
      return Resolving.by(model, progress);
    }
    Rules rules = how == null ? proposed() : RulesFile.read(how.rules);
    write(rules);
    return learn ? Resolving.by(rules, truth::entities, progress) : Resolving.by(rules, progress);
  }

  /** At once: where the rules are then refused, they are there to be mended. */
  private void write(Rules rules) {
    if (writeRules != null) {
      TextFile.write(writeRules, rules.text());
    }
  }

  private Rules proposed() {
    Set<String> left = new HashSet<>();
    if (idColumn != null) {
      left.add(idColumn);
    }
    if (sourceColumn != null) {
      left.add(sourceColumn);
    }
    if (truth != null) {
      truth.column().ifPresent(left::add);
    }
    Proposal proposal = Proposal.of(inputs(), columns, left, linkOnly);
    Rules rules = proposal.rules();
    if (!quiet) {
      ResolveColumns.print(proposal.columns(), spec.commandLine().getErr());
    }
    return rules;
  }

  private List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path file : files) {
      String source = files.size() == 1 ? "" : free(name(file), names);
      names.add(source);
      inputs.add(new Input(file, source, idColumn, sourceColumn, delimiter(), charset()));
    }
    return inputs;
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  /** The file's name without its endings. */
  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  private Character delimiter() {
    if (delimiter == null) {
      return null;
    }
    String text = delimiter.equals("\\t") ? "\t" : delimiter;
    if (text.length() != 1 || "\"\r\n".contains(text)) {
      throw new ParameterException(
          spec.commandLine(),
          "--delimiter wants one character that is no quote or line end, not \""
              + delimiter
              + "\"");
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
