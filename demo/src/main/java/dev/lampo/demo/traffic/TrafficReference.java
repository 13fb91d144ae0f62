package dev.lampo.demo.traffic;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lampo.model.Broker;
import dev.lampo.model.CarClass;
import dev.lampo.model.Station;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The stations, brokers and car classes of the traffic, read from the files that the grid reads
 * too, by other code than the grid's. Order is the files' own, so that a seed means one traffic.
 */
public final class TrafficReference {
  private final List<Broker> brokers;
  private final Map<String, List<Station>> stationsByGroup;
  private final Map<String, List<CarClass>> classesByFamily;
  private final List<String> groups;
  private final List<String> families;

  private TrafficReference(List<Station> stations, List<Broker> brokers, List<CarClass> classes) {
    this.brokers = brokers;
    this.stationsByGroup = grouped(stations, Station::group);
    this.classesByFamily = grouped(classes, CarClass::family);
    this.groups = List.copyOf(stationsByGroup.keySet());
    this.families = List.copyOf(classesByFamily.keySet());
  }

  /** Reads {@code stations.csv}, {@code brokers.csv} and {@code car-classes.csv} of a directory. */
  public static TrafficReference read(Path directory) {
    return new TrafficReference(
        rows(
            directory.resolve("stations.csv"),
            row ->
                new Station(
                    row.getField("id"),
                    row.getField("name"),
                    row.getField("group"),
                    row.getField("country"),
                    ZoneId.of(row.getField("zone")),
                    aliases(row))),
        rows(
            directory.resolve("brokers.csv"),
            row -> new Broker(row.getField("code"), row.getField("name"), aliases(row))),
        rows(
            directory.resolve("car-classes.csv"),
            row ->
                new CarClass(
                    row.getField("code"), row.getField("family"), row.getField("description"))));
  }

  /** Brokers in the order of their file. */
  public List<Broker> brokers() {
    return brokers;
  }

  /** Station groups in the order of their file: the earlier, the more popular. */
  public List<String> groups() {
    return groups;
  }

  /** Stations of a group, never none. */
  public List<Station> stations(String group) {
    return stationsByGroup.get(group);
  }

  /** Families of car classes in the order of their file. */
  public List<String> families() {
    return families;
  }

  /** Car classes of a family, never none. */
  public List<CarClass> classes(String family) {
    return classesByFamily.get(family);
  }

  private static <T> Map<String, List<T>> grouped(List<T> items, Function<T, String> by) {
    return items.stream()
        .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }

  private static <T> List<T> rows(Path file, Function<NamedCsvRecord, T> read) {
    List<T> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(file)) {
      reader.forEach(row -> rows.add(read.apply(row)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the reference file " + file, e);
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no row in the reference file " + file);
    }
    return List.copyOf(rows);
  }

  private static List<String> aliases(NamedCsvRecord row) {
    String aliases = row.getField("aliases");
    return aliases.isBlank() ? List.of() : List.of(aliases.split("\\|"));
  }
}
