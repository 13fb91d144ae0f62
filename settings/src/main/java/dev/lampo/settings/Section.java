package dev.lampo.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Keys with values under one heading of a {@link SettingsFile}. Each question notes a problem with
 * file, line and key where the answer is missing or wrong, and then answers with the default or
 * something as usable. A key without a value counts as absent.
 */
public final class Section {
  private static final String MASK = "****";

  private final SettingsFile file;

  /** Where the section stands in the file, such as {@code sources.brokers}; empty for the root. */
  private final String path;

  private final int line;
  private final boolean present;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> masked = new TreeSet<>();
  private final Map<String, Section> children = new LinkedHashMap<>();
  private int itemLine;

  private Section(SettingsFile file, String path, int line, boolean present) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.present = present;
  }

  static Section missing(SettingsFile file, String path) {
    return new Section(file, path, 0, false);
  }

  static Section of(SettingsFile file, String path, int line, MappingNode node) {
    Section section = new Section(file, path, line, true);
    node.getValue().forEach(section::add);
    return section;
  }

  /** The keys written in this section, in their order; asking for them all. */
  public List<String> names() {
    asked.addAll(entries.keySet());
    return List.copyOf(entries.keySet());
  }

  /** Whether the key is written here and has a value. */
  public boolean has(String key) {
    asked.add(key);
    Entry entry = entries.get(key);
    return entry != null && !isNull(entry.value());
  }

  /** Whether the key has keys of its own below it, rather than one value. */
  public boolean isSection(String key) {
    return has(key) && entries.get(key).value() instanceof MappingNode;
  }

  /** Whether the key has a list for its value. */
  public boolean isList(String key) {
    return has(key) && entries.get(key).value() instanceof SequenceNode;
  }

  /** A text that must be there and not be empty; the empty text where it is not. */
  public String text(String key) {
    return required(key, plain(key, text -> text, "text"), "");
  }

  /** A text, or the default. */
  public String text(String key, String defaultValue) {
    return noted(key, plain(key, text -> text, "text").orElse(defaultValue));
  }

  /** A text, if there is one. */
  public Optional<String> optionalText(String key) {
    Optional<String> value = plain(key, text -> text, "text");
    value.ifPresent(text -> noted(key, text));
    return value;
  }

  /**
   * A text that is shown as {@code ****} everywhere.
   *
   * @param defaultValue may be null
   */
  public String secret(String key, String defaultValue) {
    String value = scalar(key).map(Scalar::text).orElse(defaultValue);
    file.note(at(key), value == null || value.isEmpty() ? "" : MASK);
    return value;
  }

  /** A whole number within bounds, both included. Digits may be grouped by underscores. */
  public int integer(String key, int defaultValue, int min, int max) {
    long fallback = defaultValue;
    long value = plain(key, Scalars::wholeNumber, "a whole number").orElse(fallback);
    return Math.toIntExact(
        noted(key, bounded(key, value, fallback, (long) min, (long) max, Object::toString)));
  }

  /** A decimal number within bounds, both included. */
  public double decimal(String key, double defaultValue, double min, double max) {
    double value = plain(key, Scalars::decimalNumber, "a number").orElse(defaultValue);
    return noted(key, bounded(key, value, defaultValue, min, max, Object::toString));
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String key, boolean defaultValue) {
    return noted(key, plain(key, Scalars::truth, "true or false").orElse(defaultValue));
  }

  /** A duration such as {@code 500ms}, {@code 5s} or {@code 730d} within bounds, both included. */
  public Duration duration(String key, Duration defaultValue, Duration min, Duration max) {
    Duration value =
        plain(
                key,
                text -> Durations.parse(text).orElse(null),
                "a duration such as 500ms, 5s, 2m, 2h or 730d")
            .orElse(defaultValue);
    Duration within = bounded(key, value, defaultValue, min, max, Durations::text);
    file.note(at(key), within == null ? "" : Durations.text(within));
    return within;
  }

  /** One of an enum's names, in lower case with hyphens for underscores. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E defaultValue) {
    Map<String, E> words = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants()).forEach(value -> words.put(Scalars.word(value), value));
    E chosen = scalar(key).map(scalar -> chosen(key, scalar, words)).orElse(defaultValue);
    file.note(at(key), chosen == null ? "" : Scalars.word(chosen));
    return chosen;
  }

  /** A list of texts, or the default. */
  public List<String> texts(String key, List<String> defaultValue) {
    List<String> texts = new ArrayList<>();
    eachText(key, texts::add);
    return noted(key, isList(key) ? List.copyOf(texts) : List.copyOf(defaultValue));
  }

  /** Calls for each text of a list; what is rejected meanwhile is told with the text's line. */
  public void eachText(String key, Consumer<String> visitor) {
    if (!has(key)) {
      return;
    }
    if (!(entries.get(key).value() instanceof SequenceNode list)) {
      reject(key, "expected a list such as [one, two]");
      return;
    }
    for (Node node : list.getValue()) {
      itemLine = node.getStartMark().getLine() + 1;
      scalar(key, node).map(Scalar::text).ifPresent(visitor);
    }
    itemLine = 0;
  }

  /** Keys with values under a heading that must be there. */
  public Section section(String key) {
    return optionalSection(key)
        .orElseGet(
            () -> {
              if (!entries.containsKey(key) || isNull(entries.get(key).value())) {
                reject(key, "required section is missing");
              }
              return missing(file, at(key));
            });
  }

  /** Keys with values under a heading, if it is there. */
  public Optional<Section> optionalSection(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (children.containsKey(key)) {
      return Optional.of(children.get(key));
    }
    Entry entry = entries.get(key);
    if (!(entry.value() instanceof MappingNode mapping)) {
      reject(key, "expected keys with values below it");
      return Optional.empty();
    }
    Section section = of(file, at(key), entry.line(), mapping);
    children.put(key, section);
    return Optional.of(section);
  }

  /** Keys with values under a heading; where it is not there, each of them has its default. */
  public Section sectionOrDefaults(String key) {
    return optionalSection(key).orElseGet(() -> missing(file, at(key)));
  }

  /** The sections under a heading by their names, which the operator chooses. */
  public Map<String, Section> sections(String key) {
    Section heading = section(key);
    Map<String, Section> sections = new LinkedHashMap<>();
    heading.names().forEach(name -> sections.put(name, heading.section(name)));
    return sections;
  }

  /** Texts by keys that the operator chooses; empty where the heading is not there. */
  public Map<String, String> textMap(String key) {
    return textMap(key, secret -> false);
  }

  /**
   * Texts by keys that the operator chooses; the values of keys that {@code isSecret} accepts are
   * masked wherever they are shown.
   */
  public Map<String, String> textMap(String key, Predicate<String> isSecret) {
    Map<String, String> texts = new LinkedHashMap<>();
    optionalSection(key)
        .ifPresent(
            section ->
                section.names().stream()
                    .filter(section::has)
                    .forEach(
                        name ->
                            texts.put(
                                name,
                                isSecret.test(name)
                                    ? section.secret(name, "")
                                    : section.text(name, ""))));
    return texts;
  }

  /** Notes that the key's value is wrong for a reason that only the caller can know. */
  public void reject(String key, String message) {
    reject(key, message, null);
  }

  /** Notes that the key's value is wrong, with what was probably meant. */
  public void reject(String key, String message, String suggestion) {
    if (present) {
      Entry entry = entries.get(key);
      int own = entry == null ? line : entry.line();
      file.problem(itemLine > 0 ? itemLine : own, at(key), message, suggestion);
    }
  }

  /** Notes what is wrong with the section as a whole. */
  public void reject(String message) {
    if (present) {
      file.problem(line, path, message, null);
    }
  }

  void unknownKeys(List<Problem> problems) {
    Set<String> unused = new TreeSet<>(asked);
    unused.removeAll(entries.keySet());
    entries.forEach(
        (key, entry) -> {
          if (!asked.contains(key)) {
            problems.add(
                new Problem(
                    file.path().toString(),
                    entry.line(),
                    at(key),
                    "unknown key",
                    Spelling.nearest(key, unused)));
          }
        });
    children.values().forEach(child -> child.unknownKeys(problems));
  }

  private void add(NodeTuple tuple) {
    int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      file.problem(keyLine, path, "a key must be plain text", null);
      return;
    }
    Entry first = entries.get(key.getValue());
    if (first != null) {
      file.problem(
          keyLine,
          at(key.getValue()),
          "key stands here twice, first in line " + first.line(),
          null);
      return;
    }
    entries.put(key.getValue(), new Entry(keyLine, tuple.getValueNode()));
  }

  private Optional<Scalar> scalar(String key) {
    return has(key) ? scalar(key, entries.get(key).value()) : Optional.empty();
  }

  private Optional<Scalar> scalar(String key, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      reject(
          key, "expected one value, found " + (node instanceof SequenceNode ? "a list" : "keys"));
      return Optional.empty();
    }
    int valueLine = node.getStartMark().getLine() + 1;
    String written = scalar.getValue();
    if (Placeholders.readsFile(written)) {
      masked.add(key);
    }
    String filled =
        file.placeholders()
            .filled(written, message -> file.problem(valueLine, at(key), message, null));
    return Optional.ofNullable(filled).map(text -> new Scalar(text, masked.contains(key)));
  }

  private <T> Optional<T> plain(String key, Function<String, T> read, String expected) {
    Optional<Scalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    T value = read.apply(scalar.get().text());
    if (value == null) {
      reject(key, "expected " + expected + ", found " + scalar.get().shown());
    }
    return Optional.ofNullable(value);
  }

  private <E extends Enum<E>> E chosen(String key, Scalar scalar, Map<String, E> words) {
    E chosen = words.get(scalar.text());
    if (chosen == null) {
      reject(
          key,
          "expected one of " + String.join(", ", words.keySet()) + ", found " + scalar.shown(),
          Spelling.nearest(scalar.text(), words.keySet()));
    }
    return chosen;
  }

  private <T extends Comparable<? super T>> T bounded(
      String key, T value, T fallback, T min, T max, Function<T, String> shown) {
    if (value == null || (value.compareTo(min) >= 0 && value.compareTo(max) <= 0)) {
      return value;
    }
    reject(
        key,
        "must be from "
            + shown.apply(min)
            + " to "
            + shown.apply(max)
            + ", found "
            + (masked.contains(key) ? MASK : shown.apply(value)));
    return fallback;
  }

  private String required(String key, Optional<String> value, String dummy) {
    if (value.isEmpty() && !has(key)) {
      reject(key, "required setting is missing");
    } else if (value.isPresent() && value.get().isBlank()) {
      reject(key, "must not be empty");
    }
    return noted(key, value.orElse(dummy));
  }

  private <T> T noted(String key, T value) {
    file.note(at(key), masked.contains(key) ? MASK : value == null ? "" : value.toString());
    return value;
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private record Entry(int line, Node value) {}

  private record Scalar(String text, boolean masked) {
    String shown() {
      return masked ? MASK : "\"" + text + "\"";
    }
  }
}
