package dev.lampo.jobs.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.copy.PendingRows.Batch;
import dev.lampo.jobs.copy.PendingRows.Pending;
import dev.lampo.model.Customer;
import dev.lampo.model.Enquiry;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Money;
import dev.lampo.model.Offer;
import dev.lampo.model.Quote;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Standing;
import dev.lampo.model.Stop;
import dev.lampo.model.Tombstone;
import dev.lampo.model.TripKey;
import dev.lampo.model.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What goes into the relational copy comes out the same, whatever it is. */
class RoundTripTest {
  private static final int ROWS = 200;
  private static CopyFixture copy;

  @BeforeContainer
  static void open() throws Exception {
    copy = CopyFixture.create();
  }

  @AfterContainer
  static void close() {
    copy.close();
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void shouldGiveBackQuotes(@ForAll long seed) throws Exception {
    shouldGiveBack(GridMaps.QUOTES, seed, Wild::quote, Quote::id);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void shouldGiveBackEnquiries(@ForAll long seed) throws Exception {
    shouldGiveBack(GridMaps.ENQUIRIES, seed, Wild::enquiry, Enquiry::id);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void shouldGiveBackAliases(@ForAll long seed) throws Exception {
    shouldGiveBack(GridMaps.ENQUIRY_ALIASES, seed, Wild::alias, EnquiryAlias::id);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void shouldGiveBackTombstones(@ForAll long seed) throws Exception {
    shouldGiveBack(
        GridMaps.TOMBSTONES,
        seed,
        (wild, id) -> new Tombstone(id, wild.lineage(), wild.random.nextLong()),
        Tombstone::id);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void shouldGiveBackRejects(@ForAll long seed) throws Exception {
    shouldGiveBack(GridMaps.REJECTS, seed, Wild::reject, Reject::id);
  }

  private <V> void shouldGiveBack(
      GridMap<V> map,
      long seed,
      BiFunction<Wild, String, V> make,
      java.util.function.Function<V, String> id)
      throws Exception {
    Wild wild = new Wild(seed);
    List<V> records = new ArrayList<>();
    List<Pending> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      V value = make.apply(wild, i + ":" + wild.text());
      records.add(value);
      rows.add(new Pending(new CopyRow(map, id.apply(value), value, 1), 1));
    }
    copy.execute("TRUNCATE quotes, enquiries, enquiry_aliases, tombstones, rejects");
    try (LaneSession session = new LaneSession(copy.database, new LaneId(0, 1, 1, "round-trip"))) {
      session.register();
      session.write(new Batch(rows, null));
    }

    List<Object> read = copy.read(map);

    assertThat(read).containsExactlyInAnyOrderElementsOf(records);
  }

  /** Records of everything that the model allows and PostgreSQL has room for. */
  private static final class Wild {
    private static final long FROM = Instant.parse("-4000-01-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("+200000-01-01T00:00:00Z").getEpochSecond();
    private static final int[] SPECIAL = {
      0, 0x1a, '\n', '\t', '\\', '"', '\'', 0xd800, 0xdc00, 0x1f697, 0xfffe, 'è', 'Ж', 0x7f
    };

    private final Random random;

    private Wild(long seed) {
      this.random = new Random(seed);
    }

    private Quote quote(String id) {
      return new Quote(
          "brokers:" + id, terms(), lineage(), verdict(), random.nextInt(), random.nextLong());
    }

    private QuoteTerms terms() {
      return new QuoteTerms(
          text(),
          new Customer(text(), textOrNull(), textOrNull(), textOrNull()),
          new Stop(text(), text(), wallClock()),
          new Stop(text(), text(), wallClock()),
          text(),
          text(),
          money(),
          instant());
    }

    private Lineage lineage() {
      return new Lineage(
          random.nextLong(),
          random.nextLong(),
          random.nextBoolean() ? Lineage.NEVER : Long.MAX_VALUE,
          random.nextInt(),
          marks(),
          instant(),
          random.nextInt(),
          random.nextInt());
    }

    private Marks marks() {
      Marks marks = Marks.NONE;
      for (int i = random.nextInt(4); i > 0; i--) {
        marks = marks.with(random.nextInt(), random.nextLong());
      }
      return marks;
    }

    private Verdict verdict() {
      Standing[] standings = Standing.values();
      Verdict.Reason[] reasons = Verdict.Reason.values();
      return new Verdict(
          standings[random.nextInt(standings.length)],
          reasons[random.nextInt(reasons.length)],
          textOrNull(),
          textOrNull());
    }

    private Enquiry enquiry(String id) {
      List<Offer> offers = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        offers.add(
            new Offer(i + text(), text(), text(), money(), instant(), i % 2 == 0 ? null : money()));
      }
      return new Enquiry(
          id,
          trip(),
          text(),
          textOrNull(),
          textOrNull(),
          random.nextBoolean() ? wallClock() : null,
          wallClock(),
          random.nextInt(),
          offers,
          offers.stream().filter(offer -> random.nextBoolean()).toList(),
          random.nextBoolean() ? instant() : null,
          instant(),
          text(),
          random.nextLong(),
          random.nextLong());
    }

    private EnquiryAlias alias(String id) {
      return new EnquiryAlias(id, trip(), textOrNull(), text(), random.nextLong());
    }

    private Reject reject(String id) {
      RejectCause[] causes = RejectCause.values();
      return new Reject(
          id,
          new SourcePosition(text(), random.nextInt() >>> 1, random.nextLong() >>> 1),
          causes[random.nextInt(causes.length)],
          textOrNull(),
          text(),
          textOrNull(),
          random.nextInt(20) == 0 ? "\ud83d\ude97".repeat(20_000) : textOrNull(),
          random.nextInt(),
          instant(),
          random.nextLong());
    }

    private TripKey trip() {
      return new TripKey(text(), LocalDate.ofEpochDay(random.nextLong(FROM / 86_400, TO / 86_400)));
    }

    private Money money() {
      BigDecimal amount =
          switch (random.nextInt(4)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            case 1 -> new BigDecimal(new BigInteger(random.nextInt(3_000), random), 40);
            case 2 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(4_000));
            default -> BigDecimal.valueOf(random.nextInt(), -random.nextInt(4_000));
          };
      return new Money(amount, "EUR");
    }

    private Instant instant() {
      return Instant.ofEpochSecond(random.nextLong(FROM, TO), nano());
    }

    private LocalDateTime wallClock() {
      return LocalDateTime.ofEpochSecond(random.nextLong(FROM, TO), nano(), ZoneOffset.UTC);
    }

    private int nano() {
      return switch (random.nextInt(3)) {
        case 0 -> 0;
        case 1 -> random.nextInt(1_000_000) * 1000;
        default -> random.nextInt(1_000_000_000);
      };
    }

    private String textOrNull() {
      return random.nextInt(3) == 0 ? null : text();
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        switch (random.nextInt(4)) {
          case 0 -> text.appendCodePoint(SPECIAL[random.nextInt(SPECIAL.length)]);
          case 1 -> text.append((char) random.nextInt(0x10000));
          default -> text.append((char) ('a' + random.nextInt(26)));
        }
      }
      return text.toString();
    }
  }
}
