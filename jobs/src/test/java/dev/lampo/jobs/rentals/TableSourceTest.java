package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import dev.lampo.jobs.source.SourcesYaml;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of a real PostgreSQL through the real job. */
class TableSourceTest extends JobOnMembers {
  @TempDir private Path folder;

  @Test
  void shouldFollowATableOverRestartsAndALostMember() throws IOException, SQLException {
    try (EmbeddedPostgres server = startPostgres()) {
      members = new TestMembers(1);
      HazelcastInstance grid = members.start();
      HazelcastInstance other = members.start();
      create(server);
      insert(server, 1, 400);
      Job job = tableJob(server, "mode: increasing", "column: version", "every: 20ms").submit(grid);
      awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 400);

      job.restart();
      insert(server, 401, 600);
      awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 600);
      members.terminate(other);
      insert(server, 601, 700);
      execute(
          server, "UPDATE quotes SET price = 77.5, version = nextval('versions') WHERE id = 'q5'");

      awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 700);
      awaitTrue(() -> price(grid, 5).equals("77.5"));
      assertThat(GridMaps.REJECTS.in(grid).size()).isZero();
      assertThat(GridMaps.QUOTES.in(grid).values())
          .filteredOn(quote -> !quote.id().equals("test:q5"))
          .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
      assertThat(GridMaps.QUOTES.in(grid).get("test:q5").lineage().deliveries()).isEqualTo(2);
      assertThat(new Audit(grid).run().named()).isEmpty();
    }
  }

  @Test
  void shouldRemoveARowThatIsMarkedAsDeleted() throws IOException, SQLException {
    try (EmbeddedPostgres server = startPostgres()) {
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      create(server);
      execute(server, "ALTER TABLE quotes ADD COLUMN status TEXT NOT NULL DEFAULT 'offered'");
      insert(server, 1, 20);
      tableJob(
              server,
              "mode: increasing",
              "column: version",
              "every: 20ms",
              "deletedWhen: {field: status, equals: cancelled}")
          .submit(grid);
      awaitTrue(() -> live(grid) == 20);

      execute(
          server,
          "UPDATE quotes SET status = 'cancelled', version = nextval('versions') WHERE id = 'q5'");
      awaitTrue(() -> live(grid) == 19);
      assertThat(GridMaps.QUOTES.in(grid).get("test:q5").live()).isFalse();

      execute(
          server,
          "UPDATE quotes SET status = 'offered', version = nextval('versions') WHERE id = 'q5'");
      awaitTrue(() -> live(grid) == 20);
      assertThat(new Audit(grid).run().named()).isEmpty();
    }
  }

  /** More rows lie between the two states than a stored position has room for. */
  @Test
  void shouldNotReviveARecordWhoseStatesAreRowsOfTheirOwn() throws IOException, SQLException {
    try (EmbeddedPostgres server = startPostgres()) {
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      create(server);
      execute(
          server,
          "ALTER TABLE quotes DROP CONSTRAINT quotes_pkey, ADD COLUMN place BIGSERIAL, ADD COLUMN"
              + " status TEXT NOT NULL DEFAULT 'offered'");
      insert(server, 1, 2_100);
      execute(
          server,
          "INSERT INTO quotes (id, version, status, email, station, pickup_at, return_at,"
              + " car_class, price, quoted_at) SELECT id, version, 'cancelled', email, station,"
              + " pickup_at, return_at, car_class, price, quoted_at FROM quotes WHERE id = 'q1'");
      Job job =
          tableJob(
                  server,
                  "mode: increasing",
                  "column: place",
                  "every: 20ms",
                  "deletedWhen: {field: status, equals: cancelled}")
              .submit(grid);
      awaitTrue(() -> live(grid) == 2_099);
      awaitTrue(() -> positions(grid).anyMatch(at -> at.next() >= 2_101));

      job.restart();
      insert(server, 2_101, 2_110);

      awaitTrue(() -> live(grid) >= 2_109);
      assertThat(GridMaps.QUOTES.in(grid).get("test:q1").live()).isFalse();
      assertThat(GridMaps.QUOTES.in(grid).get("test:q1").lineage().deliveries()).isEqualTo(2);
      assertThat(new Audit(grid).run().named()).isEmpty();
    }
  }

  @Test
  void shouldRemoveWhatIsGoneFromATableReadWhole() throws IOException, SQLException {
    try (EmbeddedPostgres server = startPostgres()) {
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      create(server);
      insert(server, 1, 100);
      Job job = tableJob(server, "mode: whole", "every: 100ms").submit(grid);
      awaitTrue(() -> GridMaps.QUOTES.in(grid).size() == 100);

      execute(server, "DELETE FROM quotes WHERE version <= 40");
      awaitTrue(() -> live(grid) == 60);
      job.restart();
      insert(server, 101, 110);
      execute(server, "DELETE FROM quotes WHERE version = 41");

      awaitTrue(() -> live(grid) == 69);
      assertThat(GridMaps.QUOTES.in(grid).get("test:q41").live()).isFalse();
      assertThat(GridMaps.QUOTES.in(grid).get("test:q105").live()).isTrue();
      assertThat(GridMaps.QUOTES.in(grid).values())
          .filteredOn(Quote::live)
          .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
      assertThat(new Audit(grid).run().named()).isEmpty();
    }
  }

  private static String price(HazelcastInstance grid, int number) {
    Quote quote = GridMaps.QUOTES.in(grid).get("test:q" + number);
    return quote.terms().price().amount().stripTrailingZeros().toPlainString();
  }

  private RentalsJob tableJob(EmbeddedPostgres server, String... settings) {
    String yaml =
        """
        sources:
          test:
            kind: jdbc
            url: %s
            user: postgres
            table: quotes
        %s    id: {field: id}
            version: {field: version}
        """
            .formatted(
                server.getJdbcUrl("postgres", "postgres"), String.join("\n", settings).indent(4));
    String quote = SourcesYaml.quoteAtOneStation("{constant: broker1}");
    return prepared(newJob(Optional.empty(), SourcesYaml.read(folder, yaml + quote).all()));
  }

  private static void create(EmbeddedPostgres server) throws SQLException {
    execute(server, "CREATE SEQUENCE versions");
    execute(
        server,
        "CREATE TABLE quotes (id TEXT PRIMARY KEY, version BIGINT NOT NULL DEFAULT"
            + " nextval('versions'), email TEXT, station TEXT, pickup_at TIMESTAMP, return_at"
            + " TIMESTAMP, car_class TEXT, price NUMERIC(10,2), quoted_at TIMESTAMPTZ)");
  }

  private static void insert(EmbeddedPostgres server, int from, int to) throws SQLException {
    execute(
        server,
        "INSERT INTO quotes (id, email, station, pickup_at, return_at, car_class, price, quoted_at)"
            + " SELECT 'q' || i, 'c' || i % 50 || '@example.org', 'FCO', TIMESTAMP '2026-12-01"
            + " 10:00' + i % 7 * INTERVAL '1 day', TIMESTAMP '2026-12-10 10:00', 'ECMR', 100 + i,"
            + " TIMESTAMPTZ '2026-11-22 09:00:00Z' FROM generate_series("
            + from
            + ","
            + to
            + ") i");
  }
}
