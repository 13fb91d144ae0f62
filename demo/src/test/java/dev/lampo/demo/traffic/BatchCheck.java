package dev.lampo.demo.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lampo.model.CarClass;
import dev.lampo.model.Customer;
import dev.lampo.model.Money;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Standing;
import dev.lampo.model.Station;
import dev.lampo.model.Stop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Resolves traffic in one batch from its bytes alone: sorted by wish and time, cut where the gap is
 * too long. Knows nothing of parties and plans.
 */
final class BatchCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Station> stations = new HashMap<>();
  private final Map<String, String> brokers = new HashMap<>();
  private final Map<String, String> families = new HashMap<>();
  private final Channels channels;
  private final Map<String, Long> changes = new HashMap<>();
  private final Map<String, Held> held = new HashMap<>();
  private final Set<Long> unusable = new HashSet<>();

  private static final class Held {
    long version = Long.MIN_VALUE;
    long deleted = Long.MIN_VALUE;
    QuoteTerms terms;
    int deliveries;
  }

  private record Block(
      String trip, String customer, String returnGroup, String returnDay, String family) {}

  BatchCheck(TrafficReference reference, Channels channels) {
    this.channels = channels;
    for (String group : reference.groups()) {
      for (Station station : reference.stations(group)) {
        stations.put(plain(station.id()), station);
        station.aliases().forEach(alias -> stations.put(plain(alias), station));
      }
    }
    reference
        .brokers()
        .forEach(
            broker -> {
              brokers.put(plain(broker.code()), broker.code());
              broker.aliases().forEach(alias -> brokers.put(plain(alias), broker.code()));
            });
    for (String family : reference.families()) {
      reference.classes(family).forEach(carClass -> families.put(carClass.code(), family));
    }
  }

  void take(TrafficRecord record) {
    Channel channel = channels.ofSource(record.source());
    long change = changes.merge(record.source(), 1L, Long::sum);
    try {
      if (record.value() == null) {
        String revision = record.headers().get("revision");
        long version = channel.isTable() ? change : Long.parseLong(revision);
        Held of = of(record);
        of.deliveries++;
        of.deleted = Math.max(of.deleted, version);
        return;
      }
      if (record.value().length > 1 << 20 || record.key() == null) {
        throw new IllegalArgumentException("too large, or no key");
      }
      JsonNode json =
          switch (channel.kind()) {
            case KAFKA -> JSON.readTree(record.value());
            case FILES -> ofCsv(record.value());
            case POSTGRES, MARIADB -> ofRow(JSON.readTree(record.value()));
          };
      long version = channel.isTable() ? change : json.required("revision").asLong();
      QuoteTerms terms = terms(json, record.timestamp());
      keep(of(record), version, terms);
    } catch (IllegalArgumentException | JsonProcessingException | java.time.DateTimeException e) {
      unusable.add(record.number());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A row below the header, as text with dots in the names made objects. */
  private static JsonNode ofCsv(byte[] line) {
    String[] names = CsvHeader.TEXT.split(";");
    String text = new String(line, StandardCharsets.UTF_8);
    List<CsvRecord> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(';').allowUnclosedQuote(false).ofCsvRecord(text)) {
      reader.forEach(rows::add);
    } catch (IOException | CsvParseException e) {
      throw new IllegalArgumentException(e);
    }
    if (rows.size() != 1 || rows.get(0).getFieldCount() != names.length) {
      throw new IllegalArgumentException("not one row of so many fields");
    }
    return nested(names, name -> rows.get(0).getField(List.of(names).indexOf(name)));
  }

  private static JsonNode ofRow(JsonNode row) {
    String[] names = CsvHeader.TEXT.split(";");
    return nested(names, name -> row.path(RowColumns.column(name)).asText(null));
  }

  private static JsonNode nested(String[] names, UnaryOperator<String> text) {
    ObjectNode json = JSON.createObjectNode();
    for (String name : names) {
      String value = text.apply(name);
      if (value != null && !value.isBlank()) {
        int dot = name.indexOf('.');
        ObjectNode in = dot < 0 ? json : json.withObjectProperty(name.substring(0, dot));
        in.put(name.substring(dot + 1), value);
      }
    }
    if (!json.has("id")) {
      throw new IllegalArgumentException("no id");
    }
    return json;
  }

  private static void keep(Held of, long version, QuoteTerms terms) {
    of.deliveries++;
    boolean newer =
        version != of.version ? version > of.version : terms.contentHash() > of.terms.contentHash();
    if (newer) {
      of.version = version;
      of.terms = terms;
    }
  }

  private Held of(TrafficRecord record) {
    return held.computeIfAbsent(record.source() + ":" + record.key(), id -> new Held());
  }

  private QuoteTerms terms(JsonNode json, Instant committedAt) {
    JsonNode customer = json.required("customer");
    String email = text(customer, "email");
    String phone = text(customer, "phone");
    String key =
        email != null
            ? email.trim().toLowerCase(Locale.ROOT)
            : customer.required("phone").asText().replaceAll("\\D", "");
    Stop pickup = stop(json.required("pickup"));
    Stop dropOff = stop(json.required("return"));
    Money price = Money.of(json.required("price").asText(), json.required("currency").asText());
    Instant quotedAt = Instant.parse(json.required("quotedAt").asText());
    String carClass = json.required("carClass").asText();
    boolean sound =
        price.amount().signum() > 0
            && CarClass.isAcriss(carClass)
            && dropOff.at().isAfter(pickup.at())
            && pickup.at().getYear() < 2090
            && !quotedAt.isAfter(committedAt.plus(Duration.ofDays(1)));
    if (!sound) {
      throw new IllegalArgumentException("not plausible");
    }
    return new QuoteTerms(
        known(brokers, json.required("broker").asText()),
        new Customer(key, text(customer, "name"), email, phone),
        pickup,
        dropOff,
        carClass,
        families.get(carClass),
        price,
        quotedAt);
  }

  private Stop stop(JsonNode json) {
    Station station = known(stations, json.required("station").asText());
    LocalDateTime at = LocalDateTime.parse(json.required("at").asText());
    return new Stop(station.id(), station.group(), at);
  }

  Map<String, QuoteTruth> quotes() {
    Map<String, QuoteTruth> quotes = new HashMap<>();
    wishes().forEach(wish -> standings(wish, quotes));
    held.forEach(
        (id, of) -> {
          if (of.terms != null && of.version <= of.deleted) {
            quotes.put(id, quote(id, Standing.WITHDRAWN, null));
          }
        });
    return quotes;
  }

  Map<String, TombstoneTruth> tombstones() {
    return held.entrySet().stream()
        .filter(entry -> entry.getValue().terms == null)
        .map(
            entry ->
                new TombstoneTruth(
                    entry.getKey(), entry.getValue().deleted, entry.getValue().deliveries))
        .collect(Collectors.toMap(TombstoneTruth::id, truth -> truth));
  }

  List<EnquiryTruth> enquiries() {
    List<EnquiryTruth> enquiries = new ArrayList<>();
    for (List<String> wish : wishes()) {
      Map<String, QuoteTruth> quotes = new TreeMap<>();
      standings(wish, quotes);
      List<QuoteTruth> offers =
          quotes.values().stream()
              .filter(quote -> quote.standing() == Standing.CURRENT)
              .sorted(Comparator.comparing((QuoteTruth q) -> q.price().amount()))
              .toList();
      Map<String, String> best = new HashMap<>();
      offers.forEach(offer -> best.putIfAbsent(offer.price().currency(), offer.id()));
      enquiries.add(
          new EnquiryTruth(
              wish.stream().sorted().toList(),
              offers.stream().map(QuoteTruth::id).sorted().toList(),
              best));
    }
    return enquiries;
  }

  Set<Long> unusable() {
    return unusable;
  }

  private List<List<String>> wishes() {
    Map<Block, List<String>> blocks =
        held.keySet().stream()
            .filter(id -> held.get(id).terms != null)
            .filter(id -> held.get(id).version > held.get(id).deleted)
            .collect(Collectors.groupingBy(id -> block(terms(id))));
    List<List<String>> wishes = new ArrayList<>();
    for (List<String> block : blocks.values()) {
      block.sort(Comparator.comparing((String id) -> terms(id).pickup().at()));
      List<String> wish = new ArrayList<>();
      LocalDateTime last = null;
      for (String id : block) {
        LocalDateTime at = terms(id).pickup().at();
        if (last != null && at.isAfter(last.plusHours(2))) {
          wishes.add(wish);
          wish = new ArrayList<>();
        }
        wish.add(id);
        last = at;
      }
      wishes.add(wish);
    }
    return wishes;
  }

  private static Block block(QuoteTerms terms) {
    return new Block(
        terms.trip().toString(),
        terms.customer().key(),
        terms.dropOff().group(),
        terms.dropOff().at().toLocalDate().toString(),
        terms.classFamily());
  }

  private void standings(List<String> wish, Map<String, QuoteTruth> quotes) {
    Map<String, String> newest = new HashMap<>();
    List<String> byAge = new ArrayList<>(wish);
    byAge.sort(
        Comparator.comparing((String id) -> terms(id).quotedAt())
            .thenComparing(id -> held.get(id).version)
            .thenComparing(id -> id));
    byAge.forEach(id -> newest.put(offer(id), id));
    for (String id : wish) {
      String best = newest.get(offer(id));
      quotes.put(
          id,
          id.equals(best)
              ? quote(id, Standing.CURRENT, null)
              : quote(
                  id,
                  said(id).equals(said(best)) ? Standing.DUPLICATE : Standing.SUPERSEDED,
                  best));
    }
  }

  private String offer(String id) {
    return terms(id).broker() + "/" + terms(id).carClass();
  }

  private List<Object> said(String id) {
    QuoteTerms terms = terms(id);
    return List.of(terms.price(), terms.pickup(), terms.dropOff(), terms.quotedAt());
  }

  private QuoteTruth quote(String id, Standing standing, String inFavourOf) {
    Held of = held.get(id);
    return new QuoteTruth(
        id,
        of.version,
        of.version > of.deleted,
        of.terms.trip().toString(),
        of.terms.price(),
        standing,
        inFavourOf,
        of.deliveries);
  }

  private QuoteTerms terms(String id) {
    return held.get(id).terms;
  }

  private static <T> T known(Map<String, T> table, String name) {
    T found = table.get(plain(name));
    if (found == null) {
      throw new IllegalArgumentException("unknown: " + name);
    }
    return found;
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText(null);
  }

  private static String plain(String name) {
    return name.trim().toLowerCase(Locale.ROOT);
  }
}
