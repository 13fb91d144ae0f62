package dev.lampo.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.Change;
import dev.lampo.model.Delivery;
import dev.lampo.model.Money;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Stamp;
import dev.lampo.model.Stop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuoteDecoderTest {
  private static final Path CONFIG = Path.of("..", "config");
  private static final Sources SOURCES =
      SourceSettings.read(
          CONFIG.resolve("sources.yaml"), CONFIG.resolve("reference"), name -> null);
  private static final Instant COMMITTED = Instant.parse("2026-11-22T10:00:01.234Z");
  private static final String JSON =
      """
      {"id":"italcar-000123","revision":3,"broker":"italcar",
       "customer":{"name":"Anna Verdi","email":"Anna.Verdi@example.org","phone":"+39 333 1234567"},
       "pickup":{"station":"FCO","at":"2026-12-01T10:00"},
       "return":{"station":"FCO","at":"2026-12-05T10:00"},
       "carClass":"ECMR","price":"123.45","currency":"EUR","quotedAt":"2026-11-22T10:00:00Z"}""";

  private final QuoteDecoder decoder = new QuoteDecoder(SOURCES.all().get(0), SOURCES.reference());

  @Test
  void shouldReadAQuote() {
    Delivery<QuoteTerms> delivery = accepted(JSON);

    assertThat(delivery.recordId()).isEqualTo("brokers:italcar-000123");
    assertThat(delivery.origin()).isEqualTo(new SourcePosition("brokers", 2, 77));
    assertThat(delivery.committedAt()).isEqualTo(COMMITTED);
    Change.Present<QuoteTerms> present = present(delivery);
    assertThat(present.version()).isEqualTo(3);
    assertThat(present.contentHash()).isEqualTo(present.content().contentHash());
    QuoteTerms terms = present.content();
    assertThat(terms.broker()).isEqualTo("italcar");
    assertThat(terms.customer().key()).isEqualTo("anna.verdi@example.org");
    assertThat(terms.customer().name()).isEqualTo("Anna Verdi");
    assertThat(terms.customer().email()).isEqualTo("Anna.Verdi@example.org");
    assertThat(terms.customer().phone()).isEqualTo("+39 333 1234567");
    assertThat(terms.pickup())
        .isEqualTo(new Stop("FCO", "FCO", LocalDateTime.parse("2026-12-01T10:00")));
    assertThat(terms.dropOff().at()).isEqualTo("2026-12-05T10:00");
    assertThat(terms.carClass()).isEqualTo("ECMR");
    assertThat(terms.classFamily()).isEqualTo("economy");
    assertThat(terms.price()).isEqualTo(Money.of("123.45", "EUR"));
    assertThat(terms.quotedAt()).isEqualTo("2026-11-22T10:00:00Z");
  }

  @Test
  void shouldMakeOneRejectOfARowThatEveryReadingFindsBroken() {
    byte[] broken = JSON.replace("ECMR", "????").getBytes(StandardCharsets.UTF_8);
    byte[] key = "italcar-000123".getBytes(StandardCharsets.UTF_8);
    for (int position = 1; position < 3; position++) {
      Decoded decoded = decoder.decode(new RawRecord(0, position, key, broken, Map.of(), 0, true));

      Reject reject = ((Decoded.Rejected) decoded).reject();
      assertThat(reject.id()).isEqualTo("brokers:italcar-000123");
      assertThat(reject.origin().position()).isEqualTo(position);
    }
  }

  @Test
  void shouldKnowOtherSpellingsAndShareTheirStrings() {
    QuoteTerms one =
        terms(JSON.replace("\"FCO\",\"at\":\"2026-12-01", "\" fiumicino t3\",\"at\":\"2026-12-01"));
    QuoteTerms two =
        terms(
            JSON.replace("\"italcar\",", "\"ITC\",").replace("EUR", "eur").replace("ECMR", "ecmr"));

    assertThat(one.pickup().station()).isEqualTo("FCO-T3");
    assertThat(one.pickup().group()).isEqualTo("FCO");
    assertThat(two.broker()).isSameAs(one.broker());
    assertThat(two.carClass()).isSameAs(one.carClass());
    assertThat(two.price().currency()).isSameAs(one.price().currency());
    assertThat(two.pickup().at().toLocalDate()).isSameAs(one.pickup().at().toLocalDate());
  }

  @Test
  void shouldTakeTheTelephoneWhereThereIsNoAddress() {
    assertThat(terms(JSON.replace("\"Anna.Verdi@example.org\"", "null")).customer().key())
        .isEqualTo("393331234567");
    assertThat(terms(JSON.replace("Anna.Verdi@example.org", " ")).customer().key())
        .isEqualTo("393331234567");
  }

  @Test
  void shouldTakeNumbersAndUnlistedClasses() {
    assertThat(terms(JSON.replace("\"123.45\"", "99.5")).price())
        .isEqualTo(Money.of("99.5", "EUR"));
    assertThat(terms(JSON.replace("\"123.45\"", "1.5E3")).price())
        .isEqualTo(Money.of("1500", "EUR"));
    assertThat(terms(JSON.replace("ECMR", "XXAR")).classFamily()).isEqualTo("XX");
  }

  @Test
  void shouldTakeAWallClockTimeThatTheClocksSkip() {
    String inTheGap =
        JSON.replace("2026-12-01T10:00", "2027-03-28T02:30")
            .replace("2026-12-05T10:00", "2027-03-28T03:15");

    assertThat(terms(inTheGap).pickup().at()).isEqualTo("2027-03-28T02:30");
  }

  @Test
  void shouldReadADeletion() {
    RawRecord record = record("x-1".getBytes(StandardCharsets.UTF_8), null, "revision", "7");

    assertThat(decoder.decode(record))
        .isEqualTo(
            new Decoded.Accepted(
                new Delivery<>(
                    "brokers:x-1",
                    new SourcePosition("brokers", 2, 77),
                    COMMITTED,
                    new Change.Deleted<>(7))));
  }

  @Test
  void shouldRejectDeletionsWithoutVersion() {
    byte[] key = {'x'};

    assertThat(rejected(record(key, null)).cause()).isEqualTo(RejectCause.DELETION_WITHOUT_VERSION);
    assertThat(rejected(record(key, null, "revision", "")).cause())
        .isEqualTo(RejectCause.DELETION_WITHOUT_VERSION);
    assertThat(rejected(record(key, null, "revision", "soon")).cause())
        .isEqualTo(RejectCause.INVALID_VALUE);
    assertThat(rejected(record(null, null, "revision", "7")).cause())
        .isEqualTo(RejectCause.MISSING_KEY);
  }

  static Stream<Arguments> shouldRejectWithCauseAndField() {
    return Stream.of(
        bad("", RejectCause.MALFORMED, null),
        bad("[1]", RejectCause.MALFORMED, null),
        bad("null", RejectCause.MALFORMED, null),
        bad("{\"id\":NaN}", RejectCause.MALFORMED, null),
        bad(JSON.substring(0, JSON.length() - 1), RejectCause.MALFORMED, null),
        bad(JSON.substring(0, 100), RejectCause.MALFORMED, null),
        bad(JSON + "{}", RejectCause.MALFORMED, null),
        bad("{\"a\":" + "[".repeat(100_000), RejectCause.MALFORMED, null),
        bad("{\"pickup\":" + "{\"pickup\":".repeat(100_000), RejectCause.MALFORMED, null),
        bad(JSON.replace("\"id\"", "\"revision\""), RejectCause.MALFORMED, null),
        bad(JSON.replace("\"phone\"", "\"email\""), RejectCause.MALFORMED, null),
        bad(JSON.replace("Anna", "An\u0001na"), RejectCause.MALFORMED, null),
        bad(without("revision"), RejectCause.MISSING_FIELD, "revision"),
        bad(without("broker"), RejectCause.MISSING_FIELD, "broker"),
        bad(without("pickup"), RejectCause.MISSING_FIELD, "pickup.station"),
        bad(without("price"), RejectCause.MISSING_FIELD, "price"),
        bad(without("quotedAt"), RejectCause.MISSING_FIELD, "quotedAt"),
        bad(without("customer"), RejectCause.MISSING_FIELD, "customer.email,customer.phone"),
        bad(JSON.replace("\"123.45\"", "null"), RejectCause.MISSING_FIELD, "price"),
        bad(JSON.replace("\"123.45\"", "\" \""), RejectCause.MISSING_FIELD, "price"),
        bad(JSON.replace("123.45", "-1"), RejectCause.INVALID_VALUE, "price"),
        bad(JSON.replace("123.45", "NaN"), RejectCause.INVALID_VALUE, "price"),
        bad(JSON.replace("123.45", "1,20"), RejectCause.INVALID_VALUE, "price"),
        bad(JSON.replace("123.45", "1234567890123"), RejectCause.INVALID_VALUE, "price"),
        bad(JSON.replace("123.45", "1.23456"), RejectCause.INVALID_VALUE, "price"),
        bad(JSON.replace("\"123.45\"", "1E999999999"), RejectCause.INVALID_VALUE, "price"),
        bad(JSON.replace("\"123.45\"", "{\"a\":1}"), RejectCause.INVALID_VALUE, "price"),
        bad(JSON.replace("\"123.45\"", "true"), RejectCause.INVALID_VALUE, "price"),
        bad(JSON.replace("EUR", "EURO"), RejectCause.INVALID_VALUE, "currency"),
        bad(JSON.replace("EUR", "ZZZ"), RejectCause.INVALID_VALUE, "currency"),
        bad(JSON.replace("Anna V", "Anna\\u0000V"), RejectCause.INVALID_VALUE, "customer.name"),
        bad(JSON.replace("Anna V", "Anna\\nV"), RejectCause.INVALID_VALUE, "customer.name"),
        bad(JSON.replace("Anna V", "\\ud800V"), RejectCause.INVALID_VALUE, "customer.name"),
        bad(JSON.replace("Anna V", "A".repeat(200)), RejectCause.INVALID_VALUE, "customer.name"),
        bad(JSON.replace(":3,", ":3.5,"), RejectCause.INVALID_VALUE, "revision"),
        bad(JSON.replace(":3,", ":-3,"), RejectCause.INVALID_VALUE, "revision"),
        bad(JSON.replace(":3,", ":99999999999999999999,"), RejectCause.INVALID_VALUE, "revision"),
        bad(
            JSON.replace("2026-12-01T10:00", "2026-02-30T10:00"),
            RejectCause.INVALID_VALUE,
            "pickup.at"),
        bad(JSON.replace("2026-12-01T10:00", "tomorrow"), RejectCause.INVALID_VALUE, "pickup.at"),
        bad(JSON.replace("22T10:00:00Z", "22"), RejectCause.INVALID_VALUE, "quotedAt"),
        bad(
            JSON.replace("n\":\"FCO\"", "n\":\"QQQ\""),
            RejectCause.UNKNOWN_STATION,
            "pickup.station"),
        bad(JSON.replace("\"italcar\",", "\"nobody\","), RejectCause.UNKNOWN_BROKER, "broker"),
        bad(JSON.replace("ECMR", "QQQQ"), RejectCause.UNKNOWN_CAR_CLASS, "carClass"),
        bad(
            JSON.replace("12-05T10:00", "12-01T10:00"),
            RejectCause.DATES_OUT_OF_ORDER,
            "return.at"),
        bad(
            JSON.replace("12-05T10:00", "11-30T10:00"),
            RejectCause.DATES_OUT_OF_ORDER,
            "return.at"),
        bad(JSON.replace("2026-12", "2099-12"), RejectCause.IMPLAUSIBLE_DATE, "pickup.at"),
        bad(JSON.replace("2026-12-01", "2026-11-19"), RejectCause.IMPLAUSIBLE_DATE, "pickup.at"),
        bad(JSON.replace("2026-12-05", "2099-12-05"), RejectCause.IMPLAUSIBLE_DATE, "return.at"),
        bad(JSON.replace("2026-11-22", "2026-11-24"), RejectCause.IMPLAUSIBLE_DATE, "quotedAt"),
        bad(JSON.replace("2026-11-22", "1969-11-22"), RejectCause.IMPLAUSIBLE_DATE, "quotedAt"),
        bad("x".repeat(1_048_577), RejectCause.PAYLOAD_TOO_LARGE, null));
  }

  @ParameterizedTest(name = "{index} {1} {2}")
  @MethodSource
  void shouldRejectWithCauseAndField(String json, RejectCause cause, String field) {
    Reject reject = rejected(record(new byte[] {'k'}, json.getBytes(StandardCharsets.UTF_8)));

    assertThat(reject.cause()).as(reject.detail()).isEqualTo(cause);
    assertThat(reject.field()).isEqualTo(field);
    assertThat(reject.id()).isEqualTo("brokers/2/77");
    assertThat(reject.recordKey()).isEqualTo("k");
    assertThat(reject.stamp()).isEqualTo(Stamp.NONE);
    assertThat(reject.detail()).doesNotStartWith("the decoder failed");
  }

  @Test
  void shouldRejectBytesThatAreNotUtf8() {
    byte[] latin = JSON.replace("Anna", "Annà").getBytes(StandardCharsets.ISO_8859_1);
    byte[] wide = JSON.getBytes(StandardCharsets.UTF_16BE);

    assertThat(rejected(record(new byte[] {'k'}, latin)).cause()).isEqualTo(RejectCause.MALFORMED);
    assertThat(rejected(record(new byte[] {'k'}, wide)).cause()).isEqualTo(RejectCause.MALFORMED);
    assertThat(terms(JSON.replace("Anna", "Annà 😀")).customer().name()).isEqualTo("Annà 😀 Verdi");
  }

  @Test
  void shouldRejectRecordsWithoutUsableKey() {
    byte[] json = JSON.getBytes(StandardCharsets.UTF_8);

    assertThat(rejected(record(null, json)).cause()).isEqualTo(RejectCause.MISSING_KEY);
    assertThat(rejected(record(new byte[0], json)).cause()).isEqualTo(RejectCause.MISSING_KEY);
    assertThat(rejected(record(new byte[] {' '}, json)).cause()).isEqualTo(RejectCause.MISSING_KEY);
    assertThat(rejected(record(new byte[] {'a', 0}, json)).cause())
        .isEqualTo(RejectCause.INVALID_VALUE);
    assertThat(rejected(record(new byte[] {(byte) 0xff}, json)).field()).isEqualTo("key");
    assertThat(rejected(record(new byte[100_000], json)).recordKey()).hasSizeLessThan(300);
  }

  @Test
  void shouldKeepTheBeginningOfAHugePayload() {
    byte[] huge = "😀".repeat(2_500_000).getBytes(StandardCharsets.UTF_8);

    Decoded.Rejected rejected = (Decoded.Rejected) decoder.decode(record(new byte[] {'k'}, huge));
    Reject reject = rejected.reject();

    assertThat(rejected.recordId()).isEqualTo("brokers:k");
    assertThat(reject.payloadBytes()).isEqualTo(10_000_000);
    assertThat(reject.payload()).hasSizeLessThanOrEqualTo(Reject.PAYLOAD_CHARS_MAX).endsWith("😀…");
  }

  @Test
  void shouldNotKeepNulsThatADatabaseRefuses() {
    Reject reject = rejected(record(new byte[] {0}, new byte[] {'a', 0, 'b'}));

    assertThat(reject.payload()).isEqualTo("a\ufffdb");
    assertThat(reject.recordKey()).isEqualTo("\ufffd");
  }

  @Test
  void shouldBoundTimesOfRecordsWithoutUsableTime() {
    byte[] json = JSON.getBytes(StandardCharsets.UTF_8);
    RawRecord none = new RawRecord(0, 0, new byte[] {'k'}, json, Map.of(), -1);
    RawRecord far = new RawRecord(0, 0, new byte[] {'k'}, json, Map.of(), Long.MAX_VALUE);

    assertThat(accepted(none).committedAt()).isEqualTo(Instant.EPOCH);
    assertThat(accepted(far).committedAt()).isBefore("+10000-01-01T00:00:00Z");
  }

  @Test
  void shouldNeverFailWhateverTheBytes() {
    Random random = new Random(20261122);
    byte[] valid = JSON.getBytes(StandardCharsets.UTF_8);
    int usable = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] value = i % 4 == 0 ? noise(random) : mutated(valid, random);
      byte[] key = i % 10 == 0 ? noise(random) : new byte[] {'k'};
      if (decoder.decode(record(key, value)) instanceof Decoded.Rejected rejected) {
        String detail = rejected.reject().detail();
        if (detail.startsWith("the decoder failed") || detail.indexOf('\0') >= 0) {
          throw new AssertionError(i + ": " + detail + " " + Arrays.toString(value));
        }
      } else {
        usable++;
      }
    }
    assertThat(usable).isPositive();
    assertThat(accepted(JSON).recordId()).isEqualTo("brokers:italcar-000123");
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mutated(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = bytes[random.nextInt(bytes.length)];
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> System.arraycopy(valid, 0, bytes, at, Math.min(valid.length, bytes.length - at));
      }
    }
    return bytes;
  }

  private static Arguments bad(String json, RejectCause cause, String field) {
    return Arguments.of(json, cause, field);
  }

  private static String without(String field) {
    return JSON.replace("\"" + field + "\":", "\"other\":");
  }

  private Delivery<QuoteTerms> accepted(String json) {
    return accepted(
        record(
            "italcar-000123".getBytes(StandardCharsets.UTF_8),
            json.getBytes(StandardCharsets.UTF_8)));
  }

  private Delivery<QuoteTerms> accepted(RawRecord record) {
    Decoded decoded = decoder.decode(record);
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    return ((Decoded.Accepted) decoded).delivery();
  }

  private QuoteTerms terms(String json) {
    return present(accepted(json)).content();
  }

  private static Change.Present<QuoteTerms> present(Delivery<QuoteTerms> delivery) {
    return (Change.Present<QuoteTerms>) delivery.change();
  }

  private Reject rejected(RawRecord record) {
    Decoded decoded = decoder.decode(record);
    assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
    return ((Decoded.Rejected) decoded).reject();
  }

  private static RawRecord record(byte[] key, byte[] value, String... header) {
    Map<String, byte[]> headers =
        header.length == 0
            ? Map.of()
            : Map.of(header[0], header[1].getBytes(StandardCharsets.UTF_8));
    return new RawRecord(2, 77, key, value, headers, COMMITTED.toEpochMilli());
  }
}
