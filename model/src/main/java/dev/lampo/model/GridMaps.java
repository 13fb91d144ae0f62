package dev.lampo.model;

import static com.hazelcast.config.IndexType.HASH;

import com.hazelcast.config.IndexType;
import dev.lampo.model.GridMap.Column;
import dev.lampo.model.GridMap.Index;
import java.util.Arrays;
import java.util.List;

/**
 * What the grid holds: every map, with its types, indexes, columns and the one job that writes it.
 * The ledger {@link #REJECTS} is the named exception: whoever cannot use a record writes there.
 */
public final class GridMaps {
  /** The job that turns deliveries of brokers into quotes and enquiries. */
  public static final String RENTALS = "rentals";

  /** The watch that asks every source how far it has come. */
  public static final String SOURCE_WATCH = "source-watch";

  /** People, through the client SDK. */
  public static final String PEOPLE = "people";

  /** Every record that came with content, by record id, with its standing and its reason. */
  public static final GridMap<Quote> QUOTES =
      new GridMap<>(
          "quotes",
          Quote.class,
          RENTALS,
          List.of(index(HASH, "customer"), index(HASH, "enquiry"), index(HASH, "pickup_day")),
          List.of(
              text("id"),
              text("source"),
              text("broker"),
              text("customer"),
              text("customer_name"),
              text("customer_email"),
              text("customer_phone"),
              text("trip"),
              text("pickup_station"),
              text("pickup_group"),
              new Column("pickup_at", "TIMESTAMP"),
              new Column("pickup_day", "DATE"),
              text("return_station"),
              text("return_group"),
              new Column("return_at", "TIMESTAMP"),
              text("car_class"),
              text("class_family"),
              new Column("price", "DECIMAL"),
              text("currency"),
              instant("quoted_at"),
              text("standing"),
              text("reason"),
              text("in_favour_of"),
              text("enquiry"),
              number("version"),
              number("deleted_version"),
              new Column("deliveries", "INTEGER"),
              instant("committed_at"),
              new Column("moves", "INTEGER"),
              number("stamp")));

  /** Every wish, by enquiry id, with its current offers and the best of each currency. */
  public static final GridMap<Enquiry> ENQUIRIES =
      new GridMap<>(
          "enquiries",
          Enquiry.class,
          RENTALS,
          List.of(index(HASH, "customer"), index(HASH, "pickup_day")),
          List.of(
              text("id"),
              text("trip"),
              text("pickup_group"),
              new Column("pickup_day", "DATE"),
              text("customer"),
              text("return_group"),
              text("class_family"),
              new Column("first_pickup_at", "TIMESTAMP"),
              new Column("last_pickup_at", "TIMESTAMP"),
              new Column("quotes", "INTEGER"),
              new Column("offers", "INTEGER"),
              new Column("brokers", "INTEGER"),
              new Column("currencies", "INTEGER"),
              new Column("best_price", "DECIMAL"),
              text("best_currency"),
              text("best_broker"),
              text("best_quote"),
              text("best_by_currency"),
              instant("first_quoted_at"),
              instant("last_quoted_at"),
              number("stamp")));

  /** Where enquiry ids lead that were published once and no longer name a live enquiry. */
  public static final GridMap<EnquiryAlias> ENQUIRY_ALIASES =
      new GridMap<>(
          "enquiry_aliases",
          EnquiryAlias.class,
          RENTALS,
          List.of(),
          List.of(text("id"), text("trip"), text("successor"), text("anchor"), number("stamp")));

  /** Deletions whose record has not come yet. */
  public static final GridMap<Tombstone> TOMBSTONES =
      new GridMap<>(
          "tombstones",
          Tombstone.class,
          RENTALS,
          List.of(),
          List.of(
              text("id"),
              number("deleted_version"),
              new Column("deliveries", "INTEGER"),
              instant("committed_at"),
              number("stamp")));

  /** Ledger of the records that could not be used, by origin. */
  public static final GridMap<Reject> REJECTS =
      new GridMap<>(
          "rejects",
          Reject.class,
          RENTALS,
          List.of(),
          List.of(
              text("id"),
              text("source"),
              new Column("source_partition", "INTEGER"),
              number("source_position"),
              text("cause"),
              text("field"),
              text("detail"),
              text("record_key"),
              text("payload"),
              new Column("payload_bytes", "INTEGER"),
              instant("committed_at"),
              number("stamp"),
              instant("replayed_at")));

  /** How far each source partition has taken effect, by {@code source/partition}. */
  public static final GridMap<StoredPosition> POSITIONS =
      new GridMap<>(
          "positions",
          StoredPosition.class,
          RENTALS,
          List.of(),
          List.of(
              text("id"),
              text("source"),
              new Column("source_partition", "INTEGER"),
              number("next_position"),
              instant("committed_at"),
              instant("taken_at"),
              number("stamp"),
              text("resume")));

  /** How far each writer of the relational copy has come, by writer number. */
  public static final GridMap<CopyLane> COPY_LANES =
      new GridMap<>(
          "copy_lanes",
          CopyLane.class,
          RENTALS,
          List.of(),
          List.of(
              text("id"),
              new Column("lane", "INTEGER"),
              new Column("lanes", "INTEGER"),
              number("stamp"),
              instant("durable_at"),
              new Column("pending", "INTEGER"),
              number("written"),
              number("refused"),
              instant("failing_since"),
              text("error")));

  /** What each source partition holds, by {@code source/partition}; asked every second. */
  public static final GridMap<SourceHealth> SOURCE_HEALTH =
      new GridMap<>(
          "source_health",
          SourceHealth.class,
          SOURCE_WATCH,
          List.of(),
          List.of(
              text("id"),
              text("source"),
              new Column("source_partition", "INTEGER"),
              number("begin_position"),
              number("end_position"),
              instant("observed_at"),
              instant("unreachable_since"),
              text("error"),
              text("note"),
              text("alarm")));

  /** What the job remembers of itself: runs, and which partitions hold all that was restored. */
  public static final GridMap<Long> GRID_STATE =
      new GridMap<>("grid_state", Long.class, RENTALS, List.of(), List.of());

  /** What people decided and the job has not done yet, by id. */
  public static final GridMap<Decision> DECISIONS =
      new GridMap<>(
          "decisions",
          Decision.class,
          PEOPLE,
          List.of(),
          List.of(text("id"), text("kind"), text("target"), instant("decided_at")));

  private static final List<GridMap<?>> ALL =
      List.of(
          QUOTES,
          ENQUIRIES,
          ENQUIRY_ALIASES,
          TOMBSTONES,
          REJECTS,
          POSITIONS,
          COPY_LANES,
          SOURCE_HEALTH,
          GRID_STATE,
          DECISIONS);

  private GridMaps() {}

  /** Every map, in the order in which a newcomer should meet them. */
  public static List<GridMap<?>> all() {
    return ALL;
  }

  private static Index index(IndexType type, String... columns) {
    return new Index(type, Arrays.asList(columns));
  }

  private static Column text(String name) {
    return new Column(name, "VARCHAR");
  }

  private static Column number(String name) {
    return new Column(name, "BIGINT");
  }

  private static Column instant(String name) {
    return new Column(name, "TIMESTAMP WITH TIME ZONE");
  }
}
