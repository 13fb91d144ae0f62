package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.source.files.FilesYaml;
import dev.lampo.jobs.source.files.TestFiles;
import dev.lampo.model.Change;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through the real job. */
class FilesJobTest extends JobOnMembers {
  private static final DateTimeFormatter STATION = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
  private static final DateTimeFormatter OFFER =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(ZoneId.of("Europe/Rome"));
  private static final String HEADER =
      "id;revision;status;broker;customer.name;customer.email;pickup.station;pickup.at;"
          + "return.station;return.at;carClass;price;currency;quotedAt\n";

  @TempDir private Path folder;

  @Test
  void shouldCountEachRowOnceOverARestartAndALostMember() throws IOException {
    members = new TestMembers(1);
    HazelcastInstance grid = members.start();
    HazelcastInstance other = members.start();
    write("a.csv", rows(0, 20_000), 1);
    Job job = filesJob(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() > 500);

    job.restart();
    write("b.csv.gz", rows(20_000, 21_000) + "ragged;row\n", 2);
    write("c.csv", rows(21_000, 21_100), 3);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 21_100);
    members.terminate(other);
    write("d.csv", rows(21_100, 22_000), 0);

    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 22_000);
    awaitTrue(() -> positions(grid).anyMatch(at -> at.next() == 22_001));
    assertCountedOnce(grid);
    assertThat(GridMaps.REJECTS.in(grid).values())
        .hasSize(1)
        .allSatisfy(FilesJobTest::assertRagged);
    assertThat(new Audit(grid).run().named()).isEmpty();
  }

  @Test
  void shouldReadAsItIsWrittenAndLetContentDelete() throws IOException {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    write("a.csv", rows(0, 10), 1);
    filesJob(Optional.empty()).submit(grid);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 10);
    QuoteTerms terms = terms(3);
    QuoteTerms read = quote(grid, 3).terms();
    assertThat(read.price()).isEqualTo(terms.price());
    assertThat(read.pickup()).isEqualTo(terms.pickup());
    assertThat(OFFER.format(read.quotedAt())).isEqualTo(OFFER.format(terms.quotedAt()));

    write("b.csv", HEADER + "q3;2;cancelled;;;;;;;;;;;\nq4;0;cancelled;;;;;;;;;;;\n", 2);
    write("c.csv", HEADER + ";2;cancelled;;;;;;;;;;;\nq5;;cancelled;;;;;;;;;;;\n", 3);

    awaitTrue(() -> GridMaps.REJECTS.in(grid).size() == 2);
    awaitTrue(() -> !quote(grid, 3).live());
    assertThat(quote(grid, 4).live()).as("an older version was cancelled").isTrue();
    assertThat(GridMaps.REJECTS.in(grid).values())
        .extracting(Reject::cause)
        .containsExactlyInAnyOrder(RejectCause.MISSING_KEY, RejectCause.MISSING_FIELD);

    write("d.csv", rows(3, 4), 4);
    write("e.csv", rows(10, 11), 5);
    awaitTrue(() -> GridMaps.QUOTES.in(grid).containsKey("files:q10"));
    assertThat(quote(grid, 3).live()).as("an older version came late").isFalse();
  }

  @Test
  void shouldGoOnAfterAColdStartFromTheCopy() throws Exception {
    try (EmbeddedPostgres server = startPostgres()) {
      CopySettings copy = copyOn(server);
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      write("a.csv", rows(0, 300), 1);
      filesJob(Optional.of(copy)).submit(grid);
      awaitTrue(() -> durable(copy) == 300);
      write("b.csv", rows(300, 5_000), 2);
      awaitTrue(() -> GridMaps.QUOTES.in(grid).size() > 1_000);
      members.terminateAll();

      write("c.csv", rows(5_000, 5_050), 3);
      HazelcastInstance next = members.start();
      filesJob(Optional.of(copy)).submit(next);

      awaitTrue(() -> GridMaps.QUOTES.in(next).size() == 5_050);
      awaitTrue(() -> durable(copy) == 5_050);
      assertCountedOnce(next);
    }
  }

  @Test
  void shouldMakeTheSameQuotesOfJsonLines() throws IOException {
    members = new TestMembers(0);
    HazelcastInstance grid = members.start();
    write("a.jsonl", lines(0, 50), 1);
    write("b.jsonl.gz", lines(50, 100) + "no JSON\n" + lines(100, 101), 2);
    prepared(newJob(Optional.empty(), List.of(FilesYaml.source(folder, "format: json-lines"))))
        .submit(grid);

    awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 101 && !GridMaps.REJECTS.in(grid).isEmpty());
    assertCountedOnce(grid);
    for (int number = 0; number < 101; number++) {
      QuoteTerms terms = terms(number);
      QuoteTerms read = quote(grid, number).terms();
      assertThat(read.price()).isEqualTo(terms.price());
      assertThat(read.pickup()).isEqualTo(terms.pickup());
      assertThat(read.dropOff()).isEqualTo(terms.dropOff());
      assertThat(read.customer()).isEqualTo(terms.customer());
      assertThat(OFFER.format(read.quotedAt())).isEqualTo(OFFER.format(terms.quotedAt()));
    }
    assertThat(GridMaps.REJECTS.in(grid).values())
        .extracting(Reject::cause, Reject::payload)
        .containsExactly(tuple(RejectCause.MALFORMED, "no JSON"));
  }

  /** The same rows as objects. */
  private static String lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(FilesJobTest::line).collect(Collectors.joining());
  }

  private static String line(int number) {
    QuoteTerms terms = terms(number);
    return """
        {"id":"q%d","revision":1,"status":"offered","broker":"%s","customer":{"name":"%s",\
        "email":"%s"},"pickup":{"station":"%s","at":"%s"},"return":{"station":"%s","at":"%s"},\
        "carClass":"%s","price":"%s","currency":"%s","quotedAt":"%s"}
        """
        .formatted(
            number,
            terms.broker(),
            terms.customer().name(),
            terms.customer().email(),
            terms.pickup().station(),
            STATION.format(terms.pickup().at()),
            terms.dropOff().station(),
            STATION.format(terms.dropOff().at()),
            terms.carClass(),
            terms.price().amount().toPlainString().replace('.', ','),
            terms.price().currency(),
            OFFER.format(terms.quotedAt()));
  }

  private static void assertCountedOnce(HazelcastInstance grid) {
    assertThat(GridMaps.QUOTES.in(grid).values())
        .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
  }

  private static void assertRagged(Reject reject) {
    assertThat(reject.cause()).isEqualTo(RejectCause.MALFORMED);
    assertThat(reject.detail()).startsWith("row of 2 fields, but there are 14 columns (b.csv.gz");
    assertThat(reject.recordKey()).startsWith("b.csv.gz at byte ");
    assertThat(reject.payload()).isEqualTo("ragged;row");
  }

  private RentalsJob filesJob(Optional<CopySettings> copy) {
    return prepared(
        newJob(
            copy, List.of(FilesYaml.source(folder, "format: csv", "csv:", "  delimiter: \";\""))));
  }

  private void write(String name, String text, long minute) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    TestFiles.write(folder.resolve(name), bytes.toByteArray(), minute);
  }

  private static String rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(FilesJobTest::row)
        .collect(Collectors.joining("", HEADER, ""));
  }

  private static String row(int number) {
    QuoteTerms terms = terms(number);
    return String.join(
            ";",
            "q" + number,
            "1",
            "offered",
            terms.broker(),
            "\"" + terms.customer().name() + "\"",
            terms.customer().email(),
            terms.pickup().station(),
            STATION.format(terms.pickup().at()),
            terms.dropOff().station(),
            STATION.format(terms.dropOff().at()),
            terms.carClass(),
            terms.price().amount().toPlainString().replace('.', ','),
            terms.price().currency(),
            OFFER.format(terms.quotedAt()))
        + "\n";
  }

  private static QuoteTerms terms(int number) {
    return ((Change.Present<QuoteTerms>) Traffic.single(number).change()).content();
  }

  private static Quote quote(HazelcastInstance grid, int number) {
    return GridMaps.QUOTES.in(grid).get("files:q" + number);
  }
}
