package dev.lampo.jobs.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
  private static final Path CONFIG = Path.of("src/test/resources/rentals");
  private static final Sources SOURCES =
      SourceSettings.read(
          CONFIG.resolve("sources.yaml"), CONFIG.resolve("reference"), name -> null);
  private static final long COMMITTED = 1_800_000_000_123L;
  private static final String OF_NOBODY = "{\"revision\":1,\"broker\":\"nobody\"}";

  private final RecordReading reading = SOURCES.all().get(0).reading();
  private final QuoteDecoder decoder = new QuoteDecoder(SOURCES.all().get(0), SOURCES.reference());

  @Test
  void shouldMakeTheRecordAnew() {
    RawRecord record = whole(rejected(raw("q-è", OF_NOBODY, COMMITTED)));

    assertThat(record.partition()).isEqualTo(2);
    assertThat(record.position()).isEqualTo(77);
    assertThat(new String(record.key(), UTF_8)).isEqualTo("q-è");
    assertThat(new String(record.value(), UTF_8)).isEqualTo(OF_NOBODY);
    assertThat(record.timestampMillis()).isEqualTo(COMMITTED);
    assertThat(whole(rejected(raw("q", OF_NOBODY, -1))).timestampMillis()).isNegative();
  }

  @Test
  void shouldNotNameARecordByAKeyThatWasCutOrReplaced() {
    assertThat(why(rejected(raw("è".repeat(120), OF_NOBODY, COMMITTED)), reading)).contains("key");
    assertThat(why(rejected(raw("q\ufffd", OF_NOBODY, COMMITTED)), reading)).contains("key");
    Reject named = rejected(raw("in.csv at byte 7, " + "è".repeat(120), OF_NOBODY, COMMITTED));
    assertThat(Redelivery.of(named, reading(new ValueFrom.Field("id"), reading.version())))
        .isInstanceOf(Redelivery.Whole.class);
  }

  @Test
  void shouldNotReadAgainWhatTheRejectDoesNotHold() {
    Reject reject = rejected(raw("q", OF_NOBODY, COMMITTED));
    assertThat(why(reject, reading(reading.id(), new ValueFrom.Header("revision"))))
        .contains("header revision");
    String name = "x".repeat(Reject.PAYLOAD_CHARS_MAX);
    Reject large = rejected(raw("q", "{\"revision\":1,\"broker\":\"" + name + "\"}", COMMITTED));
    assertThat(why(large, reading)).contains("longer than what a reject keeps");
    assertThat(why(rejected(raw(null, null, COMMITTED)), reading))
        .contains("nothing was delivered");
    assertThat(why(rejected(raw("q", OF_NOBODY.replace("body", "\ufffd"), COMMITTED)), reading))
        .contains("characters of it");
  }

  @Test
  void shouldReadADeletionAgainThatHadNoVersion() {
    Reject deletion = rejected(raw("q", null, COMMITTED));
    assertThat(deletion.cause()).isEqualTo(RejectCause.DELETION_WITHOUT_VERSION);
    assertThat(why(deletion, reading)).contains("header revision, which it did not have");
    assertThat(why(deletion, deletedBy(null))).contains("has no deletionVersion");
    assertThat(why(rejected(raw("q\ufffd", null, COMMITTED)), deletedBy(new ValueFrom.Position())))
        .contains("key");

    Redelivery again = Redelivery.of(deletion, deletedBy(new ValueFrom.Position()));
    RawRecord record = ((Redelivery.Whole) again).record();
    assertThat(record.value()).isNull();
    assertThat(new String(record.key(), UTF_8)).isEqualTo("q");
    assertThat(record.position()).isEqualTo(77);
  }

  @Test
  void shouldReadADeletionAgainWhoseVersionCouldNotBeRead() {
    Map<String, byte[]> headers = Map.of("revision", "seven".getBytes(UTF_8));
    Reject deletion = rejected(new RawRecord(2, 77, "q".getBytes(UTF_8), null, headers, COMMITTED));
    assertThat(deletion.cause()).isEqualTo(RejectCause.INVALID_VALUE);

    assertThat(why(deletion, reading)).contains("header revision, which no reject keeps");
    assertThat(why(deletion, deletedBy(null))).contains("has no deletionVersion");
    Redelivery again = Redelivery.of(deletion, deletedBy(new ValueFrom.Position()));
    assertThat(((Redelivery.Whole) again).record().value()).isNull();
  }

  @Test
  void shouldNotTakeForADeletionWhatWasTooLargeToBeKept() {
    Flaw flaw = new Flaw(RejectCause.PAYLOAD_TOO_LARGE, "20 MB");
    RawRecord large =
        new RawRecord(2, 77, "q".getBytes(UTF_8), null, Map.of(), COMMITTED, false, flaw);

    assertThat(why(rejected(large), deletedBy(new ValueFrom.Position())))
        .contains("nothing was delivered");
  }

  @Test
  void shouldNotTakeForWholeWhatItsSourceCouldNotCut() {
    Flaw flaw = new Flaw(RejectCause.MALFORMED, "the file ends within a record");
    RawRecord cut =
        new RawRecord(2, 77, null, OF_NOBODY.getBytes(UTF_8), Map.of(), COMMITTED, false, flaw);

    assertThat(why(rejected(cut), reading)).contains("its form is broken");
  }

  private RecordReading reading(ValueFrom id, ValueFrom version) {
    return reading(id, version, reading.deletionVersion());
  }

  private RecordReading deletedBy(ValueFrom deletionVersion) {
    return reading(reading.id(), reading.version(), deletionVersion);
  }

  private RecordReading reading(ValueFrom id, ValueFrom version, ValueFrom deletionVersion) {
    return new RecordReading(
        reading.maxPayloadBytes(),
        id,
        version,
        deletionVersion,
        reading.quote(),
        reading.plausible());
  }

  private Reject rejected(RawRecord record) {
    return ((Decoded.Rejected) decoder.decode(record)).reject();
  }

  private RawRecord whole(Reject reject) {
    return ((Redelivery.Whole) Redelivery.of(reject, reading)).record();
  }

  private static String why(Reject reject, RecordReading reading) {
    return ((Redelivery.Partial) Redelivery.of(reject, reading)).why();
  }

  private static RawRecord raw(String key, String value, long timestamp) {
    return new RawRecord(
        2,
        77,
        key == null ? null : key.getBytes(UTF_8),
        value == null ? null : value.getBytes(UTF_8),
        Map.of(),
        timestamp);
  }
}
