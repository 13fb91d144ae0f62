package dev.lampo.jobs.source.files;

import dev.lampo.jobs.source.SourceSettings;
import dev.lampo.jobs.source.Sources;
import dev.lampo.jobs.source.SourcesYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sources of files as an operator would write them. */
public final class FilesYaml {
  /** What a row must have to become a quote. */
  private static final String READING =
      """
          id: {field: id}
          version: {field: revision}
          deletedWhen: {field: status, equals: cancelled}
          quote:
            broker: {field: broker}
            customer:
              key: {firstOf: [customer.email]}
              name: {field: customer.name}
              email: {field: customer.email}
            pickupStation: {field: pickup.station}
            pickupAt: {field: pickup.at, format: "dd.MM.yyyy HH:mm"}
            returnStation: {field: return.station}
            returnAt: {field: return.at, format: "dd.MM.yyyy HH:mm"}
            carClass: {field: carClass}
            price: {field: price, decimal: ","}
            currency: {field: currency}
            quotedAt: {field: quotedAt, pattern: "dd.MM.yyyy HH:mm:ss", zone: Europe/Rome}
      """;

  private FilesYaml() {}

  /** A source that takes files as soon as it sees them. */
  public static FilesSource source(Path folder, String... settings) {
    return (FilesSource) read(folder, settings).all().get(0);
  }

  private static Sources read(Path folder, String... settings) {
    StringBuilder yaml = new StringBuilder("sources:\n  files:\n    kind: files\n");
    yaml.append("    folder: '").append(folder).append("'\n");
    List<String> lines = settings.length == 0 ? List.of("format: csv") : List.of(settings);
    lines.forEach(line -> yaml.append("    ").append(line).append('\n'));
    if (lines.stream().noneMatch(line -> line.startsWith("completeWhen"))) {
      yaml.append("    settleAfter: 0s\n");
    }
    yaml.append(READING);
    try {
      Path file = Files.createTempFile("sources", ".yaml");
      try {
        return SourceSettings.read(
            Files.writeString(file, yaml), SourcesYaml.REFERENCE, name -> null);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
