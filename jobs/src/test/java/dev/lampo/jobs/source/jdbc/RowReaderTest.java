package dev.lampo.jobs.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.copy.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {
  @TempDir private Path folder;

  @Test
  void shouldWriteEveryTypeExactly() throws IOException {
    assertThat(
            row(
                "12345678901234567890.1200::numeric AS n, 1e25::numeric AS big, 'NaN'::numeric AS"
                    + " nan, 9007199254740993::bigint AS l, 7::smallint AS s, 0.1::real AS r,"
                    + " 1e300::double precision AS d, '-Infinity'::double precision AS inf, true AS"
                    + " b, NULL::boolean AS nb, NULL::int AS ni, NULL::timestamptz AS nt, NULL AS"
                    + " nx"))
        .isEqualTo(
            "{\"id\":\"a\",\"version\":1,\"n\":12345678901234567890.1200,\"big\":10000000000000000000000000,"
                + "\"nan\":\"NaN\",\"l\":9007199254740993,\"s\":7,\"r\":0.1,\"d\":1"
                + "0".repeat(300)
                + ",\"inf\":\"-Infinity\",\"b\":true,\"nb\":null,\"ni\":null,\"nt\":null,\"nx\":null}");
  }

  @Test
  void shouldWriteTimesAsTheyAre() throws IOException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      assertThat(
              row(
                  "TIMESTAMP '2026-03-08 02:30:00' AS gap, TIMESTAMP '2026-11-22 10:00:00.123456' AS"
                      + " t, TIMESTAMPTZ '2026-11-22 10:00:00+02' AS z, DATE '2026-11-22' AS d, TIME"
                      + " '09:05:00' AS c"))
          .endsWith(
              "\"gap\":\"2026-03-08T02:30:00\",\"t\":\"2026-11-22T10:00:00.123456\","
                  + "\"z\":\"2026-11-22T08:00:00Z\",\"d\":\"2026-11-22\",\"c\":\"09:05\"}");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void shouldWriteTextAndJson() throws IOException {
    assertThat(
            row(
                "'a\"b'||chr(10) AS t, 'c '::char(3) AS c,"
                    + " '0b6b8f6e-4b0e-4f0e-8f43-3c1a9b5d7e11'::uuid AS u,"
                    + " '{\"x\":{\"y\":1}}'::jsonb AS j, ARRAY[1,2] AS a"))
        .endsWith(
            "\"t\":\"a\\\"b\\n\",\"c\":\"c  \",\"u\":\"0b6b8f6e-4b0e-4f0e-8f43-3c1a9b5d7e11\","
                + "\"j\":{\"x\": {\"y\": 1}},\"a\":\"{1,2}\"}");
  }

  private String row(String columns) throws IOException {
    Database database = Database.on(TestServer.shared(), folder);
    String query = "SELECT 'a' AS id, 1 AS version, " + columns;
    database.execute("CREATE VIEW rows AS " + query);
    try (Reading reading = Reading.of(database.source("table: rows; mode: whole"), null, 1)) {
      return reading.pass().get(0);
    }
  }
}
