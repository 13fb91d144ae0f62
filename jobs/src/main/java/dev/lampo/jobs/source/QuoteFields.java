package dev.lampo.jobs.source;

import dev.lampo.jobs.source.JsonFields.Slot;
import dev.lampo.jobs.source.QuoteMapping.QuotedAtField;
import dev.lampo.jobs.source.QuoteMapping.WallClock;
import dev.lampo.model.Broker;
import dev.lampo.model.CarClass;
import dev.lampo.model.Customer;
import dev.lampo.model.Money;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.RejectCause;
import dev.lampo.model.Station;
import dev.lampo.model.Stop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of a quote among the fields of a record's value. Not for several threads. */
final class QuoteFields {
  private final ReferenceData reference;
  private final DateCheck dates;
  private final Prices prices;
  private final JsonFields fields;
  private final Map<String, CarClass> unlistedClasses = new HashMap<>();

  private final Slot<Broker> broker;
  private final List<Slot<String>> customerKeys = new ArrayList<>();
  private final Slot<String> customerName;
  private final Slot<String> customerEmail;
  private final Slot<String> customerPhone;
  private final Slot<Station> pickupStation;
  private final Slot<LocalDateTime> pickupAt;
  private final Slot<Station> returnStation;
  private final Slot<LocalDateTime> returnAt;
  private final Slot<CarClass> carClass;
  private final Slot<BigDecimal> price;
  private final Slot<String> currency;
  private final Slot<Instant> quotedAt;

  QuoteFields(RecordReading reading, ReferenceData reference, JsonFields fields) {
    QuoteMapping quote = reading.quote();
    Days days = new Days();
    this.reference = reference;
    this.fields = fields;
    dates = new DateCheck(reading.plausible(), quote);
    prices = new Prices(quote.price().unit(), quote.price().decimal());
    broker = slot(quote.broker(), this::readBroker);
    String phone = quote.customer().phone();
    for (String path : quote.customer().key()) {
      customerKeys.add(
          fields.field(
              path, (c, f, n) -> CustomerKeys.of(new String(c, f, n), path.equals(phone))));
    }
    customerName = optional(quote.customer().name());
    customerEmail = optional(quote.customer().email());
    customerPhone = optional(phone);
    pickupStation = slot(quote.pickup().station(), this::readStation);
    pickupAt = fields.field(quote.pickup().at(), new LocalTimes(quote.pickup().format(), days));
    returnStation = slot(quote.dropOff().station(), this::readStation);
    returnAt = fields.field(quote.dropOff().at(), new LocalTimes(quote.dropOff().format(), days));
    carClass = slot(quote.carClass(), this::readCarClass);
    price = fields.field(quote.price().field(), prices);
    currency = slot(quote.price().currency(), QuoteFields::readCurrency);
    quotedAt = fields.field(quote.quotedAt().field(), instants(quote.quotedAt(), days));
  }

  /**
   * The quote in the fields last read.
   *
   * @param committed the record's time, or null where it has none
   */
  QuoteTerms terms(Instant committed) throws Unusable {
    Broker sender = fields.need(broker);
    Customer customer = customer();
    Station taken = fields.need(pickupStation);
    LocalDateTime takenAt = fields.need(pickupAt);
    Station returned = fields.need(returnStation);
    LocalDateTime returnedAt = fields.need(returnAt);
    CarClass wanted = fields.need(carClass);
    BigDecimal amount = fields.need(price);
    String unit = fields.need(currency);
    Instant offered = fields.need(quotedAt);
    dates.quotedAt(offered, committed);
    dates.rental(offered, taken, takenAt, returned, returnedAt);
    return new QuoteTerms(
        sender.code(),
        customer,
        new Stop(taken.id(), taken.group(), takenAt),
        new Stop(returned.id(), returned.group(), returnedAt),
        wanted.code(),
        wanted.family(),
        new Money(prices.major(amount, unit), unit),
        offered);
  }

  private Customer customer() throws Unusable {
    String key = null;
    for (int i = 0; key == null && i < customerKeys.size(); i++) {
      key = fields.get(customerKeys.get(i));
    }
    if (key == null) {
      List<String> paths = customerKeys.stream().map(Slot::path).toList();
      throw new Unusable(
          RejectCause.MISSING_FIELD,
          String.join(",", paths),
          "nothing tells the customer apart from others");
    }
    String address = fields.get(customerEmail);
    return new Customer(
        key,
        fields.get(customerName),
        key.equals(address) ? key : address,
        fields.get(customerPhone));
  }

  /** Of a time that the clocks show twice in autumn, the first. */
  private static FieldReader<Instant> instants(QuotedAtField field, Days days) {
    WallClock clock = field.wallClock();
    if (clock == null) {
      return new Instants(field.format(), days);
    }
    LocalTimes times = new LocalTimes(clock.pattern(), days, ChronoUnit.MICROS);
    return (c, f, n) -> times.read(c, f, n).atZone(clock.zone()).toInstant();
  }

  private <T> Slot<T> slot(ValueFrom from, FieldReader<T> reader) {
    if (from instanceof ValueFrom.Field field) {
      return fields.field(field.path(), reader);
    }
    String text = ((ValueFrom.Constant) from).text();
    try {
      return fields.constant(reader.read(text.toCharArray(), 0, text.length()));
    } catch (Unusable e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Slot<String> optional(String path) {
    return path == null ? null : fields.field(path, String::new);
  }

  private Broker readBroker(char[] chars, int from, int length) throws Unusable {
    Broker found = reference.broker(chars, from, length);
    if (found == null) {
      throw unknown(RejectCause.UNKNOWN_BROKER, "broker", "brokers.csv", chars, from, length);
    }
    return found;
  }

  private Station readStation(char[] chars, int from, int length) throws Unusable {
    Station found = reference.station(chars, from, length);
    if (found == null) {
      throw unknown(RejectCause.UNKNOWN_STATION, "station", "stations.csv", chars, from, length);
    }
    return found;
  }

  /** There are some forty thousand valid codes, which bounds the classes no file lists. */
  private CarClass readCarClass(char[] chars, int from, int length) throws Unusable {
    CarClass listed = reference.carClass(chars, from, length);
    if (listed != null) {
      return listed;
    }
    String code = new String(chars, from, length).strip().toUpperCase(Locale.ROOT);
    if (!CarClass.isAcriss(code)) {
      throw new Unusable(
          RejectCause.UNKNOWN_CAR_CLASS,
          null,
          "not an ACRISS code: " + Unusable.shown(chars, from, length));
    }
    return unlistedClasses.computeIfAbsent(
        code, known -> new CarClass(known, CarClass.familyByCode(known), ""));
  }

  private static String readCurrency(char[] chars, int from, int length) throws Unusable {
    String code = Currencies.CODES.find(chars, from, length);
    if (code == null) {
      throw Unusable.invalid(
          "not an ISO 4217 currency code: " + Unusable.shown(chars, from, length));
    }
    return code;
  }

  private static Unusable unknown(
      RejectCause cause, String what, String file, char[] chars, int from, int length) {
    String text = Unusable.shown(chars, from, length);
    return new Unusable(cause, null, what + " " + text + " is not in " + file);
  }
}
