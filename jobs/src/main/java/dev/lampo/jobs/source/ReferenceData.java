package dev.lampo.jobs.source;

import static java.util.Objects.requireNonNull;

import dev.lampo.model.Broker;
import dev.lampo.model.CarClass;
import dev.lampo.model.ExchangeRates;
import dev.lampo.model.Station;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stations, brokers and car classes that records may speak of. Immutable. Look-ups take any
 * spelling, without regard to case and surrounding blanks, and always answer with the same objects,
 * so that a million quotes share their strings.
 */
public final class ReferenceData implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient List<Station> stations;
  private final transient List<Broker> brokers;
  private final transient List<CarClass> carClasses;
  private final transient ExchangeRates rates;
  private final transient Spellings<Station> stationsBySpelling;
  private final transient Spellings<Broker> brokersBySpelling;
  private final transient Spellings<CarClass> carClassesBySpelling;

  /** Takes what {@link ReferenceFiles} read; of two with the same spelling the first is found. */
  public ReferenceData(
      List<Station> stations,
      List<Broker> brokers,
      List<CarClass> carClasses,
      ExchangeRates rates) {
    this.rates = requireNonNull(rates, "rates is null");
    this.stations = List.copyOf(stations);
    this.brokers = List.copyOf(brokers);
    this.carClasses = List.copyOf(carClasses);
    Map<String, Station> stationSpellings = new LinkedHashMap<>();
    stations.forEach(station -> stationSpellings.putIfAbsent(station.id(), station));
    stations.forEach(
        station ->
            station.aliases().forEach(alias -> stationSpellings.putIfAbsent(alias, station)));
    Map<String, Broker> brokerSpellings = new LinkedHashMap<>();
    brokers.forEach(broker -> brokerSpellings.putIfAbsent(broker.code(), broker));
    brokers.forEach(
        broker -> broker.aliases().forEach(alias -> brokerSpellings.putIfAbsent(alias, broker)));
    Map<String, CarClass> classSpellings = new LinkedHashMap<>();
    carClasses.forEach(carClass -> classSpellings.putIfAbsent(carClass.code(), carClass));
    stationsBySpelling = Spellings.of(stationSpellings);
    brokersBySpelling = Spellings.of(brokerSpellings);
    carClassesBySpelling = Spellings.of(classSpellings);
  }

  /** Reference data without rates. */
  public ReferenceData(List<Station> stations, List<Broker> brokers, List<CarClass> carClasses) {
    this(stations, brokers, carClasses, ExchangeRates.NONE);
  }

  /** By which offers in different currencies are compared. */
  public ExchangeRates rates() {
    return rates;
  }

  /** All stations in the order of the file. */
  public List<Station> stations() {
    return stations;
  }

  /** All brokers in the order of the file. */
  public List<Broker> brokers() {
    return brokers;
  }

  /** All car classes in the order of the file; other valid ACRISS codes are known without it. */
  public List<CarClass> carClasses() {
    return carClasses;
  }

  /** The station with this id or alias, or null. */
  public Station station(CharSequence spelling) {
    return stationsBySpelling.find(spelling);
  }

  /** The station with this id or alias, or null. */
  public Station station(char[] chars, int from, int length) {
    return stationsBySpelling.find(chars, from, length);
  }

  /** The broker with this code or alias, or null. */
  public Broker broker(CharSequence spelling) {
    return brokersBySpelling.find(spelling);
  }

  /** The broker with this code or alias, or null. */
  public Broker broker(char[] chars, int from, int length) {
    return brokersBySpelling.find(chars, from, length);
  }

  /** The class with this code if the file names it, or null. */
  public CarClass carClass(CharSequence code) {
    return carClassesBySpelling.find(code);
  }

  /** The class with this code if the file names it, or null. */
  public CarClass carClass(char[] chars, int from, int length) {
    return carClassesBySpelling.find(chars, from, length);
  }

  /** Everything as text, the same on every machine. */
  String canonicalText() {
    return stations + "\n" + brokers + "\n" + carClasses + "\n" + rates.canonicalText();
  }

  List<String> stationSpellings() {
    return stationsBySpelling.all();
  }

  List<String> brokerSpellings() {
    return brokersBySpelling.all();
  }

  private Object writeReplace() {
    return new Stored(
        stations.stream().map(StoredStation::of).toList(),
        brokers.stream().map(b -> new StoredBroker(b.code(), b.name(), b.aliases())).toList(),
        carClasses.stream()
            .map(c -> new StoredClass(c.code(), c.family(), c.description()))
            .toList(),
        rates);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("only its stored form is read");
  }

  /** The model's records are not serializable, and the look-ups are made again anyway. */
  private record Stored(
      List<StoredStation> stations,
      List<StoredBroker> brokers,
      List<StoredClass> classes,
      ExchangeRates rates)
      implements Serializable {
    private Object readResolve() {
      return new ReferenceData(
          stations.stream().map(StoredStation::station).toList(),
          brokers.stream().map(b -> new Broker(b.code(), b.name(), b.aliases())).toList(),
          classes.stream().map(c -> new CarClass(c.code(), c.family(), c.description())).toList(),
          rates);
    }
  }

  private record StoredStation(
      String id, String name, String group, String country, String zone, List<String> aliases)
      implements Serializable {
    static StoredStation of(Station station) {
      return new StoredStation(
          station.id(),
          station.name(),
          station.group(),
          station.country(),
          station.zone().getId(),
          station.aliases());
    }

    Station station() {
      return new Station(id, name, group, country, ZoneId.of(zone), aliases);
    }
  }

  private record StoredBroker(String code, String name, List<String> aliases)
      implements Serializable {}

  private record StoredClass(String code, String family, String description)
      implements Serializable {}
}
