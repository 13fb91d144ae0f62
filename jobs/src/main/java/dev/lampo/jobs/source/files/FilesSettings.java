package dev.lampo.jobs.source.files;

import dev.lampo.jobs.source.RecordReading;
import dev.lampo.settings.Section;
import dev.lampo.settings.Spelling;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Reads the section of a source of kind {@code files}. */
public final class FilesSettings {
  private static final Duration SETTLE_DEFAULT = Duration.ofSeconds(2);
  private static final Duration SETTLE_MAX = Duration.ofDays(1);

  private final Section section;

  private FilesSettings(Section section) {
    this.section = section;
  }

  private enum Format {
    CSV,
    JSON_LINES
  }

  private enum CompleteWhen {
    SETTLED,
    MARKER
  }

  /** Reads what is said about the files; problems are noted in the section. */
  public static FilesSource read(String name, Section section, RecordReading reading) {
    FilesSettings settings = new FilesSettings(section);
    FileFormat format = settings.format();
    return new FilesSource(
        name, settings.folder(), settings.pattern(format), settings.settleAfter(), format, reading);
  }

  private String folder() {
    String folder = section.text("folder");
    try {
      return Path.of(folder).toString();
    } catch (InvalidPathException e) {
      section.reject("folder", "not a path: " + e.getMessage());
      return "";
    }
  }

  private String pattern(FileFormat format) {
    String pattern = section.text("pattern", format.usualPattern());
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      if (pattern.contains("/")) {
        section.reject("pattern", "is for the names of files, without folders: " + pattern);
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      section.reject(
          "pattern", "not a pattern such as *.csv: \"" + pattern + "\": " + e.getDescription());
      return format.usualPattern();
    }
  }

  private Duration settleAfter() {
    return switch (section.choice("completeWhen", CompleteWhen.class, CompleteWhen.SETTLED)) {
      case SETTLED -> section.duration("settleAfter", SETTLE_DEFAULT, Duration.ZERO, SETTLE_MAX);
      case MARKER -> null;
    };
  }

  private FileFormat format() {
    section.text("format");
    return switch (section.choice("format", Format.class, Format.CSV)) {
      case CSV -> csv(section.sectionOrDefaults("csv"));
      case JSON_LINES -> new FileFormat.JsonLines();
    };
  }

  private static FileFormat csv(Section csv) {
    Encoding encoding = encoding(csv);
    char delimiter = character(csv, "delimiter", ',', encoding);
    char quote =
        csv.text("quote", "\"").equals("none")
            ? FileFormat.Csv.NO_QUOTE
            : character(csv, "quote", '"', encoding);
    if (delimiter == quote) {
      csv.reject("quote", "must not be the delimiter");
      quote = FileFormat.Csv.NO_QUOTE;
    }
    List<String> columns = columns(csv);
    boolean header = csv.flag("header", columns.isEmpty());
    if (!header && columns.isEmpty()) {
      csv.reject("header", "without a header the names must be said: columns: [..., ...]");
      header = true;
    }
    return new FileFormat.Csv(delimiter, quote, encoding.charset().name(), header, columns);
  }

  private static Encoding encoding(Section csv) {
    String name = csv.text("encoding", "UTF-8");
    try {
      return Encoding.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      csv.reject(
          "encoding",
          "not an encoding such as UTF-8, ISO-8859-1 or windows-1252: \"" + name + "\"",
          Spelling.nearest(name, Charset.availableCharsets().keySet()));
      return Encoding.of(java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** One byte in the file, because records are cut among bytes. */
  private static char character(Section csv, String key, char usual, Encoding encoding) {
    String text = csv.text(key, Character.toString(usual));
    String meant = text.equals("tab") ? "\t" : text;
    if (meant.length() == 1
        && "\0\r\n".indexOf(meant.charAt(0)) < 0
        && encoding.unit(meant.charAt(0)).isPresent()) {
      return meant.charAt(0);
    }
    csv.reject(
        key,
        "expected one character that is one byte in "
            + encoding.cut()
            + (key.equals("quote") ? ", or none" : ", or tab")
            + ", found \""
            + text
            + "\"");
    return usual;
  }

  private static List<String> columns(Section csv) {
    List<String> columns = csv.texts("columns", List.of());
    try {
      CsvColumns.of(columns);
      return columns;
    } catch (IllegalArgumentException e) {
      csv.reject("columns", e.getMessage());
      return List.of("any");
    }
  }
}
