package dev.lampo.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file that an operator edits. Read it, ask {@link #root()} for every setting there is, then
 * call {@link #check()}: whatever was wrong, missing or never asked for is reported together. Until
 * then every question is answered with something usable, so one mistake does not hide another. Not
 * for several threads.
 */
public final class SettingsFile {
  /** Nobody writes as much by hand. */
  private static final int BYTES_MAX = 1 << 22;

  private final Path path;
  private final Placeholders placeholders;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> effective = new LinkedHashMap<>();
  private Section root;
  private String text = "";

  private SettingsFile(Path path, Placeholders placeholders) {
    this.path = path;
    this.placeholders = placeholders;
  }

  /** Reads a file with the environment of this process; never throws for what is in it. */
  public static SettingsFile read(Path path) {
    return read(path, System::getenv);
  }

  /** Reads a file; {@code environment} answers {@code ${env:NAME}}, with null where unset. */
  public static SettingsFile read(Path path, Function<String, String> environment) {
    Path folder = path.toAbsolutePath().getParent();
    SettingsFile file =
        new SettingsFile(path, new Placeholders(folder == null ? path : folder, environment));
    return file.rooted(file.document());
  }

  /** Reads a file that says the same on every machine: placeholders in it are problems. */
  public static SettingsFile readPlain(Path path) {
    SettingsFile file = new SettingsFile(path, Placeholders.REFUSED);
    return file.rooted(file.document());
  }

  /**
   * Reads a text that was kept elsewhere. It says the same on every machine: placeholders in it are
   * problems.
   *
   * @param name by which problems call it
   */
  public static SettingsFile of(String name, String text) {
    SettingsFile file = new SettingsFile(Path.of(name), Placeholders.REFUSED);
    return file.rooted(file.composed(text));
  }

  private SettingsFile rooted(Node document) {
    root =
        document == null
            ? Section.missing(this, "")
            : Section.of(this, "", 1, (MappingNode) document);
    return this;
  }

  /** The whole file as a section. */
  public Section root() {
    return root;
  }

  /** All of it as it stands there; empty where it could not be read. */
  public String text() {
    return text;
  }

  /** Where it was read from, as given. */
  public Path path() {
    return path;
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException where anything is wrong, or a key was never asked for
   */
  public void check() {
    List<Problem> all = problems();
    if (!all.isEmpty()) {
      throw new InvalidSettingsException(all);
    }
  }

  /** Everything wrong so far by line, keys never asked for included. */
  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    root.unknownKeys(all);
    all.sort(Comparator.comparingInt(Problem::line));
    return all.stream().distinct().toList();
  }

  /** Adds what only the caller can know to be wrong. */
  public void problem(int line, String key, String message, String suggestion) {
    problems.add(new Problem(path.toString(), line, key, message, suggestion));
  }

  /**
   * What was asked for and answered, defaults included: one {@code key = value} per line, in the
   * order of asking, secrets masked.
   */
  public String effective() {
    return effective.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  Placeholders placeholders() {
    return placeholders;
  }

  void note(String key, String shown) {
    effective.put(key, shown);
  }

  private Node document() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length <= BYTES_MAX) {
        return composed(utf8(bytes));
      }
      problem(0, "", "file is larger than " + BYTES_MAX + " bytes; is it the right one?", null);
    } catch (NoSuchFileException e) {
      problem(0, "", "file does not exist", null);
    } catch (IOException e) {
      problem(0, "", unreadable(e), null);
    }
    return null;
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private String unreadable(IOException cause) {
    return Files.isDirectory(path)
        ? "is a folder, not a file"
        : "file cannot be read as UTF-8 text: " + cause.getClass().getSimpleName();
  }

  private Node composed(String whole) {
    text = whole;
    try {
      Node node = new Yaml(new LoaderOptions()).compose(new StringReader(whole));
      if (node instanceof MappingNode) {
        return node;
      }
      problem(
          node == null ? 0 : node.getStartMark().getLine() + 1,
          "",
          node == null ? "file is empty" : "expected keys with values at the top of the file",
          null);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      problem(mark == null ? 0 : mark.getLine() + 1, "", "invalid YAML: " + e.getProblem(), null);
    } catch (YAMLException e) {
      problem(0, "", "invalid YAML: " + e.getMessage(), null);
    }
    return null;
  }
}
