package dev.lampo.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${env:NAME}}, {@code ${env:NAME:default}} and {@code ${file:PATH}}. What is
 * filled in is not looked at again. An empty variable counts as unset, so that {@code NAME= lampo
 * node} takes the default; {@code ${env:NAME:}} has the empty text as its default.
 */
final class Placeholders {
  /** A secret is a password or a certificate chain; a larger file is a mistake. */
  private static final long FILE_BYTES_MAX = 65_536;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  /** Fills nothing in. */
  static final Placeholders REFUSED = new Placeholders(null, name -> null);

  private final Path folder;
  private final Function<String, String> environment;

  /** Relative paths of files start at the folder of the settings file. */
  Placeholders(Path folder, Function<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Whether text brings the content of a file, which is taken for a secret. */
  static boolean readsFile(String text) {
    return text.contains("${file:");
  }

  /** The text with every placeholder filled in, or null after telling {@code problems} why not. */
  String filled(String text, Consumer<String> problems) {
    if (!text.contains("${")) {
      return text;
    }
    if (folder == null) {
      problems.accept("nothing is filled in here: write the value itself for " + text);
      return null;
    }
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    boolean whole = true;
    while (matcher.find()) {
      String value = value(matcher.group(1), problems);
      whole &= value != null;
      matcher.appendReplacement(filled, value == null ? "" : Matcher.quoteReplacement(value));
    }
    matcher.appendTail(filled);
    return whole ? filled.toString() : null;
  }

  private String value(String inside, Consumer<String> problems) {
    if (inside.startsWith("env:")) {
      return variable(inside.substring("env:".length()), problems);
    }
    if (inside.startsWith("file:")) {
      return content(inside.substring("file:".length()), problems);
    }
    problems.accept(
        "unknown placeholder ${"
            + inside
            + "}; there are ${env:NAME}, ${env:NAME:default} and"
            + " ${file:PATH}");
    return null;
  }

  private String variable(String nameAndDefault, Consumer<String> problems) {
    int colon = nameAndDefault.indexOf(':');
    String name = colon < 0 ? nameAndDefault : nameAndDefault.substring(0, colon);
    String value = environment.apply(name);
    if (value != null && !value.isEmpty()) {
      return value;
    }
    if (colon >= 0) {
      return nameAndDefault.substring(colon + 1);
    }
    problems.accept(
        "environment variable "
            + name
            + " is not set; set it, or write ${env:"
            + name
            + ":default}");
    return null;
  }

  private String content(String path, Consumer<String> problems) {
    try {
      Path file = folder.resolve(path);
      if (Files.size(file) > FILE_BYTES_MAX) {
        problems.accept("file " + path + " is larger than " + FILE_BYTES_MAX + " bytes");
        return null;
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException | InvalidPathException e) {
      problems.accept("file " + path + " cannot be read: " + e.getClass().getSimpleName());
      return null;
    }
  }
}
