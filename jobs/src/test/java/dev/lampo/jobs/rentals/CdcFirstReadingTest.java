package dev.lampo.jobs.rentals;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import dev.lampo.jobs.source.CuttingProxy;
import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.Source;
import dev.lampo.jobs.source.cdc.MariaFixture;
import dev.lampo.jobs.source.cdc.PostgresFixture;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Money;
import dev.lampo.model.Quote;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.StoredPosition;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is to be followed, through the real job, which ends amid the first reading. */
class CdcFirstReadingTest extends JobOnMembers {
  private static final int ROWS = 20_000;
  private static final String LANE = SourcePosition.lane("shop", Feed.PARTITION);

  @TempDir private Path folder;

  @Test
  void shouldReadAPostgresTableAnewWhenTheMemberThatReadItIsLost() throws Exception {
    try (PostgresFixture shop = PostgresFixture.start(folder);
        CuttingProxy proxy = shop.proxy()) {
      shop.createQuotes(0, ROWS);
      members = new TestMembers(1);
      members.start();
      members.start();
      HazelcastInstance reader = ownerOf("shop");
      HazelcastInstance other =
          members.all().stream().filter(member -> member != reader).findFirst().orElseThrow();
      job(shop.source(proxy)).submit(other);
      readInPart(other, proxy);

      members.terminate(reader);
      List<String> read = twoRows(other);
      shop.run(deletionOf(read.get(0)), changeOf(read.get(1)));
      open(proxy);

      assertAsTheTable(other, prices(shop.connect()), read.get(0), read.get(1));
    }
  }

  @Test
  void shouldReadAMariaTableAnewWhenTheJobIsStartedAgain() throws Exception {
    try (MariaFixture shop = MariaFixture.start(folder);
        CuttingProxy proxy = shop.proxy()) {
      shop.createQuotes(0, ROWS);
      members = new TestMembers(0);
      HazelcastInstance grid = members.start();
      Job job = job(shop.source(proxy)).submit(grid);
      readInPart(grid, proxy);

      cancelled(job);
      List<String> read = twoRows(grid);
      shop.run(deletionOf(read.get(0)), changeOf(read.get(1)));
      open(proxy);
      job(shop.source(proxy)).submit(grid);

      assertAsTheTable(grid, prices(shop.connect()), read.get(0), read.get(1));
    }
  }

  private RentalsJob job(Source source) {
    return prepared(newJob(Optional.empty(), List.of(source)));
  }

  /** Until the grid has some of the table, and knows that it has not been read to its end. */
  private static void readInPart(HazelcastInstance grid, CuttingProxy proxy) {
    proxy.delay(Duration.ofMillis(10));
    awaitTrue(() -> live(grid) > 1_000);
    proxy.cutAfter(0);
    awaitTrue(() -> resume(grid).contains("snapshot not complete"));
    assertThat(live(grid)).isLessThan(ROWS);
  }

  private static void open(CuttingProxy proxy) {
    proxy.delay(Duration.ZERO);
    proxy.cutAfter(Long.MAX_VALUE);
  }

  /** The member whose part of the grid a name belongs to. */
  private HazelcastInstance ownerOf(String name) {
    HazelcastInstance any = members.all().get(0);
    UUID owner = any.getPartitionService().getPartition(name).getOwner().getUuid();
    return members.all().stream()
        .filter(member -> member.getCluster().getLocalMember().getUuid().equals(owner))
        .findFirst()
        .orElseThrow();
  }

  /** Keys of two rows that have been delivered. */
  private static List<String> twoRows(HazelcastInstance grid) {
    return GridMaps.QUOTES.in(grid).values().stream()
        .filter(Quote::live)
        .map(CdcFirstReadingTest::key)
        .limit(2)
        .toList();
  }

  private static String deletionOf(String key) {
    return "DELETE FROM quotes WHERE id = '" + key + "'";
  }

  private static String changeOf(String key) {
    return "UPDATE quotes SET price = 7 WHERE id = '" + key + "'";
  }

  /** Every row is a quote with its price and nothing else is, each delivered as often as it was. */
  private static void assertAsTheTable(
      HazelcastInstance grid, Map<String, Money> table, String deleted, String changed) {
    awaitTrue(() -> resume(grid).contains("streaming") && live(grid) == ROWS - 1);
    Map<String, Quote> quotes =
        GridMaps.QUOTES.in(grid).values().stream()
            .collect(Collectors.toMap(CdcFirstReadingTest::key, Function.identity()));
    Map<String, Money> prices = new HashMap<>();
    quotes.values().stream()
        .filter(Quote::live)
        .forEach(quote -> prices.put(key(quote), quote.terms().price()));
    assertThat(prices).isEqualTo(table).hasSize(ROWS - 1);
    assertThat(quotes.get(deleted).live()).isFalse();
    assertThat(quotes.remove(changed).lineage().deliveries()).isEqualTo(2);
    assertThat(quotes.values())
        .filteredOn(Quote::live)
        .allSatisfy(quote -> assertThat(quote.lineage().deliveries()).isEqualTo(1));
    assertThat(new Audit(grid).run().named()).isEmpty();
    assertThat(GridMaps.REJECTS.in(grid).size()).isZero();
  }

  private static String key(Quote quote) {
    return quote.id().substring("shop:".length());
  }

  /** The stored place in the source's own words; empty where none is stored yet. */
  private static String resume(HazelcastInstance grid) {
    StoredPosition stored = GridMaps.POSITIONS.in(grid).get(LANE);
    return stored == null ? "" : String.valueOf(stored.resume());
  }

  private static Map<String, Money> prices(Connection connection) throws SQLException {
    Map<String, Money> prices = new HashMap<>();
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, price FROM quotes")) {
      while (row.next()) {
        prices.put(row.getString(1), new Money(row.getBigDecimal(2), "EUR"));
      }
    }
    return prices;
  }
}
