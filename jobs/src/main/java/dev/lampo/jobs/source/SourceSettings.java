package dev.lampo.jobs.source;

import dev.lampo.jobs.source.cdc.BinlogServer;
import dev.lampo.jobs.source.cdc.CdcSettings;
import dev.lampo.jobs.source.files.FilesSettings;
import dev.lampo.jobs.source.jdbc.JdbcSettings;
import dev.lampo.settings.InvalidSettingsException;
import dev.lampo.settings.Problem;
import dev.lampo.settings.Section;
import dev.lampo.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code config/sources.yaml} together with the reference files. */
public final class SourceSettings {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final int PARALLELISM_MAX = 64;
  private static final int PAYLOAD_BYTES_DEFAULT = 1_048_576;
  private static final int PAYLOAD_BYTES_MAX = 104_857_600;

  private final ReferenceData reference;

  private SourceSettings(ReferenceData reference) {
    this.reference = reference;
  }

  private enum Kind {
    KAFKA,
    FILES,
    JDBC,
    MARIADB,
    MYSQL,
    POSTGRES
  }

  /**
   * Reads all five files: the sources, stations, brokers and car classes, and the rates where there
   * are any.
   *
   * @throws InvalidSettingsException with every problem of all of them
   */
  public static Sources read(Path sourcesYaml, Path referenceFolder) {
    return read(sourcesYaml, referenceFolder, System::getenv);
  }

  /** Reads all five files; {@code environment} answers {@code ${env:NAME}}. */
  public static Sources read(
      Path sourcesYaml, Path referenceFolder, Function<String, String> environment) {
    List<Problem> problems = new ArrayList<>();
    ReferenceData reference = ReferenceFiles.read(referenceFolder, problems);
    SettingsFile file = SettingsFile.read(sourcesYaml, environment);
    List<Source> sources = new SourceSettings(reference).sources(file.root());
    problems.addAll(0, file.problems());
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return new Sources(sources, reference, file.effective());
  }

  private List<Source> sources(Section root) {
    List<Source> sources = new ArrayList<>();
    Map<String, Section> sections = root.sections("sources");
    if (sections.isEmpty() && root.isSection("sources")) {
      root.reject("sources", "there must be at least one source");
    }
    sections.forEach(
        (name, section) -> {
          if (!NAME.matcher(name).matches()) {
            section.reject(
                "the name of a source is a lower-case letter, then letters, digits and -, at most"
                    + " 40");
          }
          sources.add(source(name, section));
        });
    return sources;
  }

  private Source source(String name, Section section) {
    section.text("kind");
    return switch (section.choice("kind", Kind.class, Kind.KAFKA)) {
      case KAFKA -> kafka(name, section);
      case FILES -> FilesSettings.read(name, section, rowReading(section));
      case JDBC -> new JdbcSettings(name, section).read(rowReading(section));
      case MARIADB ->
          CdcSettings.binlog(BinlogServer.MARIADB, name, section, changeReading(section));
      case MYSQL -> CdcSettings.binlog(BinlogServer.MYSQL, name, section, changeReading(section));
      case POSTGRES -> CdcSettings.postgres(name, section, changeReading(section));
    };
  }

  private KafkaSource kafka(String name, Section section) {
    return new KafkaSource(
        name,
        topic(section),
        ClientSettings.read(section),
        section.integer("parallelism", 2, 1, PARALLELISM_MAX),
        recordReading(section));
  }

  private RecordReading recordReading(Section section) {
    ValueSettings values = new ValueSettings(section);
    ValueFrom version =
        values.read(
            "version",
            List.of(
                ValueFrom.Field.class,
                ValueFrom.Header.class,
                ValueFrom.Position.class,
                ValueFrom.Timestamp.class));
    return reading(
        section,
        values.read("id", List.of(ValueFrom.Key.class, ValueFrom.Field.class)),
        version,
        deletionVersion(
            section,
            values,
            version,
            List.of(ValueFrom.Header.class, ValueFrom.Position.class, ValueFrom.Timestamp.class)));
  }

  /** A changed row has its primary key, no headers, and a place in the order of all changes. */
  private RecordReading changeReading(Section section) {
    ValueSettings values = new ValueSettings(section);
    ValueFrom version =
        section.has("version")
            ? values.read("version", List.of(ValueFrom.Field.class, ValueFrom.Position.class))
            : new ValueFrom.Position();
    return reading(
        section,
        values.read("id", List.of(ValueFrom.Key.class, ValueFrom.Field.class)),
        version,
        deletionVersion(
            section,
            values,
            version,
            List.of(ValueFrom.Position.class, ValueFrom.Timestamp.class)));
  }

  /** A row has neither key nor headers; what ends it is in its content. */
  private RecordReading rowReading(Section section) {
    ValueSettings values = new ValueSettings(section);
    return reading(
        section,
        values.read("id", List.of(ValueFrom.Field.class)),
        values.read(
            "version",
            List.of(ValueFrom.Field.class, ValueFrom.Position.class, ValueFrom.Timestamp.class)),
        null);
  }

  private RecordReading reading(
      Section section, ValueFrom id, ValueFrom version, ValueFrom deletionVersion) {
    return new RecordReading(
        section.integer("maxPayloadBytes", PAYLOAD_BYTES_DEFAULT, 1, PAYLOAD_BYTES_MAX),
        id,
        version,
        deletionVersion,
        new QuoteSettings(section.section("quote"), reference).read(),
        plausible(section),
        deletedWhen(section));
  }

  private static DeletedWhen deletedWhen(Section source) {
    return source
        .optionalSection("deletedWhen")
        .map(
            section ->
                new DeletedWhen(
                    ValueSettings.path(section, "field"), section.text("equals").strip()))
        .orElse(null);
  }

  private static String topic(Section section) {
    String topic = section.text("topic");
    if (!topic.isEmpty() && !TOPIC.matcher(topic).matches()) {
      section.reject("topic", "not a name that Kafka allows: \"" + topic + "\"");
    }
    return topic;
  }

  /** Position and timestamp order deletions as well as contents; a field cannot. */
  private static ValueFrom deletionVersion(
      Section section,
      ValueSettings values,
      ValueFrom version,
      List<Class<? extends ValueFrom>> places) {
    if (section.has("deletionVersion")) {
      ValueFrom deletion = values.read("deletionVersion", places);
      boolean comparable =
          deletion.getClass() == version.getClass()
              || version instanceof ValueFrom.Field
              || version instanceof ValueFrom.Header;
      if (!comparable) {
        section.reject("deletionVersion", "cannot be compared with version");
      }
      return deletion;
    }
    return version instanceof ValueFrom.Field ? null : version;
  }

  private static Plausible plausible(Section source) {
    Plausible usual = Plausible.DEFAULT;
    return source
        .optionalSection("plausible")
        .map(
            section ->
                new Plausible(
                    bounded(section, "pickupWithin", usual.pickupWithin()),
                    bounded(section, "pickupBefore", usual.pickupBefore()),
                    bounded(section, "quotedAfterCommit", usual.quotedAfterCommit()),
                    bounded(section, "rentalAtMost", usual.rentalAtMost())))
        .orElse(usual);
  }

  private static Duration bounded(Section section, String key, Duration usual) {
    return section.duration(key, usual, Duration.ZERO, Duration.ofDays(36_500));
  }
}
