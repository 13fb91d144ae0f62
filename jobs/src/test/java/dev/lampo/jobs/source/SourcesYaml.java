package dev.lampo.jobs.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Sources as an operator would write them into a file. */
public final class SourcesYaml {
  /** The reference data of the tests. */
  public static final Path REFERENCE = Path.of("src/test/resources/rentals/reference");

  private SourcesYaml() {}

  /** Writes the file into the folder and reads it. */
  public static Sources read(Path folder, String yaml) {
    return read(folder, yaml, System::getenv);
  }

  /** Writes the file into the folder and reads it; {@code environment} answers its variables. */
  public static Sources read(Path folder, String yaml, Function<String, String> environment) {
    try {
      Path file = Files.writeString(folder.resolve("sources.yaml"), yaml);
      return SourceSettings.read(file, REFERENCE, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How a row with one station and prices in euro becomes a quote, to be put under a source.
   *
   * @param broker where the broker is found
   */
  public static String quoteAtOneStation(String broker) {
    return """
        quote:
          broker: %s
          customer:
            key: {firstOf: [email]}
            email: {field: email}
          pickupStation: {field: station}
          pickupAt: {field: pickup_at}
          returnStation: {field: station}
          returnAt: {field: return_at}
          carClass: {field: car_class}
          price: {field: price, unit: major}
          currency: {constant: EUR}
          quotedAt: {field: quoted_at, format: iso-instant}
        """
        .formatted(broker)
        .indent(4);
  }

  /**
   * How a row that has a column for each field becomes a quote, to be put under a source.
   *
   * @param customer what the columns of the customer begin with
   */
  public static String quoteByColumns(String customer) {
    return """
        quote:
          broker: {field: broker}
          customer:
            key: {firstOf: [%1$semail]}
            name: {field: %1$sname}
            email: {field: %1$semail}
          pickupStation: {field: pickup_station}
          pickupAt: {field: pickup_at}
          returnStation: {field: return_station}
          returnAt: {field: return_at}
          carClass: {field: car_class}
          price: {field: price, unit: major}
          currency: {field: currency}
          quotedAt: {field: quoted_at, format: iso-instant}
        """
        .formatted(customer)
        .indent(4);
  }
}
