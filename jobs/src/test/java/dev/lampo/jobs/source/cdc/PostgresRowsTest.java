package dev.lampo.jobs.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.Decoded;
import dev.lampo.jobs.source.QuoteDecoder;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.model.Change;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.RejectCause;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** How a row becomes JSON, and JSON a quote. */
class PostgresRowsTest extends FeedOnPostgres {
  private static final String EVERY_TYPE =
      """
      CREATE TABLE quotes (a int, b uuid, n numeric(12, 3), big numeric, t timestamp,
        tz timestamptz, d date, hour time, v varchar(20), i bigint, yes boolean, f float8,
        j json, jb jsonb, raw bytea, list text[], nothing text, PRIMARY KEY (a, b))
      """;

  private static final String ONE_ROW =
      """
      INSERT INTO quotes VALUES (%d, '11111111-2222-3333-4444-555555555555', 12.500, 1e20,
        '2026-07-01 10:00:00.123456', '2026-07-01 10:00:00+02', '2026-02-28', '23:59:01',
        'Zoë "x"', 9007199254740993, true, 0.1, '{"a": 1.10}', '{"b": [1, "two"]}', '\\x0102',
        '{"one","two"}', NULL)
      """;

  @Test
  void shouldWriteEveryTypeExactlyInSnapshotAndStream() {
    server.run(EVERY_TYPE, ONE_ROW.formatted(1));
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(1);
      server.run(ONE_ROW.formatted(2));
      reading.untilRows(2);

      for (int row = 0; row < 2; row++) {
        RawRecord record = reading.rows().get(row);
        String id = "{\"a\":" + (row + 1) + ",\"b\":\"11111111-2222-3333-4444-555555555555\"";
        assertThat(Reading.key(record)).isEqualTo(id + "}");
        assertThat(Reading.value(record))
            .isEqualTo(
                id
                    + ",\"n\":\"12.500\",\"big\":\"100000000000000000000\","
                    + "\"t\":\"2026-07-01T10:00:00.123456\","
                    + "\"tz\":\"2026-07-01T08:00:00.000000Z\",\"d\":\"2026-02-28\","
                    + "\"hour\":\"23:59:01\",\"v\":\"Zoë \\\"x\\\"\",\"i\":9007199254740993,"
                    + "\"yes\":\"true\",\"f\":0.1,\"j\":{\"a\": 1.10},"
                    + "\"jb\":{\"b\": [1, \"two\"]},\"raw\":\"AQI=\",\"list\":[\"one\",\"two\"],"
                    + "\"nothing\":null}");
      }
    }
  }

  @Test
  void shouldMakeAQuoteOfARow() {
    server.createQuotes(7, 8);
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(1);

      Decoded decoded = decode(reading.rows().get(0));

      QuoteTerms terms = terms(decoded);
      assertThat(((Decoded.Accepted) decoded).delivery().recordId()).isEqualTo("shop:q7");
      assertThat(((Decoded.Accepted) decoded).delivery().observed()).isTrue();
      assertThat(((Decoded.Accepted) decoded).delivery().change().version()).isEqualTo(1_000);
      assertThat(terms.price().amount()).isEqualByComparingTo("107");
      assertThat(terms.pickup().at()).isEqualTo(LocalDateTime.parse("2026-07-01T10:00"));
      assertThat(terms.quotedAt()).isEqualTo(Instant.parse("2026-05-01T10:00:00Z"));
    }
  }

  @Test
  void shouldSurviveNewColumnsAndRejectWhereAMappedOneIsGone() {
    server.createQuotes(1, 2);
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(1);
      server.run("ALTER TABLE quotes ADD COLUMN extra int DEFAULT 3");
      server.insert(2, 3, ", 5");
      reading.untilRows(2);
      server.run("ALTER TABLE quotes DROP COLUMN extra", "ALTER TABLE quotes RENAME price TO fee");
      server.insert(3, 4);
      reading.untilRows(3);

      assertThat(Reading.value(reading.rows().get(1))).contains("\"extra\":5");
      assertThat(decode(reading.rows().get(1))).isInstanceOf(Decoded.Accepted.class);
      assertThat(Reading.value(reading.rows().get(2))).contains("\"fee\":\"103.00\"");
      Decoded.Rejected rejected = (Decoded.Rejected) decode(reading.rows().get(2));
      assertThat(rejected.reject().cause()).isEqualTo(RejectCause.MISSING_FIELD);
      assertThat(rejected.reject().field()).isEqualTo("price");
      assertThat(reading.failures).isEmpty();
    }
  }

  @Test
  void shouldReadOnWhenAColumnChangesItsType() {
    server.createQuotes(1, 2);
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(1);
      server.run("ALTER TABLE quotes ALTER price TYPE text");
      server.insert(2, 3);
      server.run("UPDATE quotes SET price = 'much' WHERE id = 'q1'");
      reading.untilRows(3);

      assertThat(terms(decode(reading.rows().get(1))).price().amount()).isEqualByComparingTo("102");
      Decoded.Rejected rejected = (Decoded.Rejected) decode(reading.rows().get(2));
      assertThat(rejected.reject().field()).isEqualTo("price");
      assertThat(rejected.reject().detail()).contains("much");
      assertThat(reading.failures).isEmpty();
    }
  }

  @Test
  void shouldTellADeletionByItsKeyAloneWhateverTheTableSends() {
    server.createQuotes(1, 3);
    server.run("ALTER TABLE quotes REPLICA IDENTITY FULL");
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(2);
      server.run("DELETE FROM quotes WHERE id = 'q1'");
      reading.untilRows(3);

      assertThat(Reading.key(reading.rows().get(2))).isEqualTo("q1");
      assertThat(Reading.value(reading.rows().get(2))).isNull();
      assertThat(reading.failures).isEmpty();
    }
  }

  @Test
  void shouldNotTakeALargeValueThatWasNotSentForItsContent() {
    server.createQuotes(1, 2);
    server.run(
        "ALTER TABLE quotes ALTER customer_name SET STORAGE EXTERNAL",
        "UPDATE quotes SET customer_name = repeat('Ada', 3000)");
    try (Reading reading = Reading.begin(server.source())) {
      reading.untilRows(1);
      server.run("UPDATE quotes SET price = 5");
      reading.untilRows(2);

      Decoded.Rejected rejected = (Decoded.Rejected) decode(reading.rows().get(1));
      assertThat(rejected.reject().field()).isEqualTo("customer_name");
      assertThat(rejected.reject().payload()).contains("set REPLICA IDENTITY FULL");
    }
  }

  private static Decoded decode(RawRecord row) {
    CdcSource source = server.source();
    return new QuoteDecoder(source, server.reference()).decode(row);
  }

  private static QuoteTerms terms(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    Change<QuoteTerms> change = ((Decoded.Accepted) decoded).delivery().change();
    return ((Change.Present<QuoteTerms>) change).content();
  }
}
