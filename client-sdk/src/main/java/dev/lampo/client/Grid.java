package dev.lampo.client;

import static java.util.Objects.requireNonNull;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.PagingPredicate;
import com.hazelcast.sql.SqlExpectedResultType;
import com.hazelcast.sql.SqlResult;
import com.hazelcast.sql.SqlStatement;
import dev.lampo.model.Enquiry;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import dev.lampo.model.Reject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be asked of a grid: look-ups by type, SQL, and how fresh the answers are; and what
 * people decide about it.
 *
 * <p>Nothing is answered short: while the maps are being filled after a start, look-ups and
 * statements are refused with {@link ErrorCode#REBUILDING}, seen within {@link
 * GridOptions#freshnessAge()}.
 *
 * <p>Thread-safe; make one and share it. Every call ends by {@link GridOptions#deadline()}, retries
 * included, or throws a {@link GridException} that says what kind of failure it was.
 */
public final class Grid implements AutoCloseable {
  private final HazelcastInstance instance;
  private final boolean owned;
  private final GridOptions options;
  private final Calls calls;
  private final FreshnessReader freshnessReader;
  private final OrderGuard orderGuard;
  private final boolean incompleteAccepted;
  private volatile Taken taken;

  private Grid(HazelcastInstance instance, boolean owned, GridOptions options) {
    this.instance = instance;
    this.owned = owned;
    this.options = options;
    this.calls = new Calls(options.concurrentCalls());
    this.freshnessReader = new FreshnessReader(instance, InstantSource.system());
    this.orderGuard = new OrderGuard();
    this.incompleteAccepted = false;
  }

  private Grid(Grid shared, GridOptions options, boolean incompleteAccepted) {
    this.instance = shared.instance;
    this.owned = shared.owned;
    this.options = options;
    this.calls = shared.calls;
    this.freshnessReader = shared.freshnessReader;
    this.orderGuard = shared.orderGuard;
    this.incompleteAccepted = incompleteAccepted;
  }

  /**
   * Connects a client of its own, which is shut down with the grid. It looks for the members until
   * the deadline; later, when it loses all of them, it goes on looking.
   *
   * @throws GridException with {@link ErrorCode#UNREACHABLE} where no member answered in time
   */
  public static Grid connect(GridOptions options) {
    return new Grid(GridClient.open(options), true, options);
  }

  /** Asks through a member or a client that somebody else keeps; closing leaves it open. */
  public static Grid over(HazelcastInstance instance) {
    return over(instance, GridOptions.DEFAULTS);
  }

  /** Like {@link #over(HazelcastInstance)}; of the options addresses and cluster do not count. */
  public static Grid over(HazelcastInstance instance, GridOptions options) {
    return new Grid(requireNonNull(instance, "instance is null"), false, options);
  }

  /** The same grid with another deadline for each call; closing either closes both. */
  public Grid within(Duration deadline) {
    return new Grid(this, options.withDeadline(deadline), incompleteAccepted);
  }

  /**
   * The same grid, which also answers while its maps are being filled; {@link
   * Freshness#rebuilding()} says so. Closing either closes both.
   */
  public Grid acceptingIncomplete() {
    return new Grid(this, options, true);
  }

  /** The quote of a record id, such as {@code brokers:italcar-000123}. */
  public Optional<Quote> quote(String id) {
    return Optional.ofNullable(get(GridMaps.QUOTES, id, Deadline.in(options.deadline())));
  }

  /**
   * The live enquiry that an id leads to that was published once: after merges, splits, moves and
   * deletions it may have another id than the one asked for.
   */
  public Optional<Enquiry> enquiry(String id) {
    Deadline deadline = Deadline.in(options.deadline());
    return new EnquiryTrail(
            at -> get(GridMaps.ENQUIRIES, at, deadline),
            at -> get(GridMaps.ENQUIRY_ALIASES, at, deadline),
            at -> get(GridMaps.QUOTES, at, deadline))
        .follow(requireNonNull(id, "id is null"));
  }

  /** One page of quotes. */
  public Page<Quote> quotes(QuoteQuery query) {
    return page(GridMaps.QUOTES, query.predicate(), query.limit());
  }

  /** One page of enquiries. */
  public Page<Enquiry> enquiries(EnquiryQuery query) {
    return page(GridMaps.ENQUIRIES, query.predicate(), query.limit());
  }

  /**
   * Runs one reading statement of Hazelcast SQL. Close the rows. Values belong into {@code ?} and
   * the parameters, never into the text. The deadline counts until the last row is read.
   *
   * @throws GridException with {@link ErrorCode#TOO_MANY_ROWS} when the {@code rowLimit}th row has
   *     been read and there are more
   */
  public Rows sql(String text, Object... parameters) {
    requireNonNull(text, "text is null");
    Deadline deadline = Deadline.in(options.deadline());
    Freshness freshness = answerable(deadline);
    String safe = orderGuard.safe(text, sql -> plan(sql, parameters, deadline));
    return calls.blocking(
        "statement", deadline, () -> open(safe, parameters, freshness, deadline), Rows::close);
  }

  /**
   * Runs a statement and makes a record of each row: the column {@code pickup_day} goes into the
   * component {@code pickupDay}; columns without a component are left out.
   *
   * @throws GridException with {@link ErrorCode#TYPE_MISMATCH} naming everything that does not fit
   */
  public <T extends Record> List<T> sqlAs(Class<T> type, String text, Object... parameters) {
    try (Rows rows = sql(text, parameters)) {
      RecordMapping<T> mapping = new RecordMapping<>(type, rows.columnIndex());
      List<T> records = new ArrayList<>();
      rows.forEach(row -> records.add(mapping.map(row)));
      return records;
    }
  }

  /**
   * Has rejected records read again under what is in force now, and waits until that is done and
   * stored, or the deadline passes: then it goes on by itself.
   *
   * @param ids of rejects
   * @return the rejects as they are afterwards, those that could be used with {@link
   *     Reject#replayedAt}; ids of none are left out
   */
  public Collection<Reject> replay(Collection<String> ids) {
    Deadline deadline = Deadline.in(options.deadline());
    answerable(deadline);
    return calls.blocking(
        "replay", deadline, () -> new Replay(instance, deadline).of(ids), late -> {});
  }

  /** How fresh an answer is that is asked for now. */
  public Freshness freshness() {
    return freshness(Deadline.in(options.deadline()));
  }

  /** Which members there are and which jobs run. */
  public ClusterView cluster() {
    return calls.blocking(
        "cluster", Deadline.in(options.deadline()), new ClusterReader(instance)::read, late -> {});
  }

  /** The options of this grid. */
  public GridOptions options() {
    return options;
  }

  /**
   * Ends the client where the grid made it; calls that still wait fail with {@link
   * ErrorCode#CLOSED}.
   */
  @Override
  public void close() {
    calls.close();
    if (owned) {
      instance.shutdown();
    }
  }

  private <V> V get(GridMap<V> map, String key, Deadline deadline) {
    requireNonNull(key, "id is null");
    answerable(deadline);
    return calls.async("look-up in " + map, deadline, () -> map.in(instance).getAsync(key));
  }

  private <V> Page<V> page(GridMap<V> map, PagingPredicate<String, V> predicate, int limit) {
    Deadline deadline = Deadline.in(options.deadline());
    Freshness freshness = answerable(deadline);
    IMap<String, V> rows = map.in(instance);
    List<Map.Entry<String, V>> entries =
        calls.blocking(
            "look-up in " + map, deadline, () -> List.copyOf(rows.entrySet(predicate)), late -> {});
    Optional<String> next =
        entries.size() < limit
            ? Optional.empty()
            : Optional.of(entries.get(entries.size() - 1).getKey());
    return new Page<>(entries.stream().map(Map.Entry::getValue).toList(), next, freshness);
  }

  private Rows open(String sql, Object[] parameters, Freshness freshness, Deadline deadline) {
    return new Rows(
        instance.getSql().execute(statement(sql, parameters, deadline)),
        freshness,
        options.rowLimit());
  }

  private List<String> plan(String sql, Object[] parameters, Deadline deadline) {
    return calls.blocking(
        "statement",
        deadline,
        () -> {
          List<String> lines = new ArrayList<>();
          String explain = "EXPLAIN PLAN FOR " + sql;
          try (SqlResult plan =
              instance.getSql().execute(statement(explain, parameters, deadline))) {
            plan.forEach(row -> lines.add(row.getObject(0)));
          }
          return lines;
        },
        late -> {});
  }

  private SqlStatement statement(String sql, Object[] parameters, Deadline deadline) {
    // EXPLAIN and SHOW refuse a timeout.
    boolean bounded = SqlTokens.isQuery(SqlTokens.of(sql));
    return new SqlStatement(sql)
        .setParameters(Arrays.asList(parameters))
        .setTimeoutMillis(bounded ? deadline.leftMillis() : 0)
        .setCursorBufferSize(options.cursorRows())
        .setExpectedResultType(SqlExpectedResultType.ROWS);
  }

  private Freshness freshness(Deadline deadline) {
    Freshness fresh = calls.blocking("freshness", deadline, freshnessReader::read, late -> {});
    taken = new Taken(fresh, System.nanoTime());
    return fresh;
  }

  /** How fresh an answer will be; refuses to answer short. */
  private Freshness answerable(Deadline deadline) {
    Freshness freshness = recentFreshness(deadline);
    if (freshness.rebuilding().isPresent() && !incompleteAccepted) {
      throw new GridException(
          ErrorCode.REBUILDING,
          freshness.rebuilding().get() + "; ask again when lampo status shows no complaint");
    }
    return freshness;
  }

  /** One that is not older than the options allow: an older as-of is still true. */
  private Freshness recentFreshness(Deadline deadline) {
    Taken last = taken;
    boolean recent =
        last != null && System.nanoTime() - last.atNanos() < options.freshnessAge().toNanos();
    return recent ? last.freshness() : freshness(deadline);
  }

  private record Taken(Freshness freshness, long atNanos) {}
}
