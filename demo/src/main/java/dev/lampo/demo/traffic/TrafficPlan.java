package dev.lampo.demo.traffic;

import static java.util.Objects.requireNonNull;

import dev.lampo.demo.traffic.Planned.Broken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Seeded traffic: the same settings give the same bytes on every machine. Records are made as they
 * are asked for; what waits for its turn is bounded by {@link #WINDOW_RECORDS_MAX}, so ten million
 * quotes need no more memory than one. The truth is told party by party, as soon as the last record
 * about it is out. Not thread-safe.
 */
public final class TrafficPlan implements Iterator<TrafficRecord> {
  /** A record is redelivered, changed or deleted at most so many records later. */
  public static final int WINDOW_RECORDS_MAX = 20_000;

  private final Settings settings;
  private final PartyPlanner planner;
  private final Consumer<TruthRow> truth;
  private final PriorityQueue<Planned> waiting = new PriorityQueue<>(Planned.IN_TURN);
  private long introduced;
  private long frontier;
  private long emitted;

  /** Changes of each table so far, by source. */
  private final Map<String, Long> changes = new HashMap<>();

  /** The next record, found ahead since not all that is planned goes out; null where none was. */
  private TrafficRecord ahead;

  /**
   * What decides about the traffic.
   *
   * @param quotes how many different records with content; deliveries are about one and a half
   *     times as many
   * @param start time of the first record
   * @param perSecond records in a second of the records' own time
   */
  public record Settings(long seed, long quotes, Instant start, double perSecond) {
    /** When the records of a check are from: a constant, for the truth must be the same too. */
    public static final Instant DEFAULT_START = Instant.parse("2026-12-01T08:00:00Z");

    /** Checks the numbers. */
    public Settings {
      requireNonNull(start, "start is null");
      if (quotes < 1 || !(perSecond > 0)) {
        throw new IllegalArgumentException(
            "quotes and rate must be positive: " + quotes + ", " + perSecond);
      }
    }

    /** Traffic of a check: ten thousand records in a second of its own time. */
    public static Settings of(long seed, long quotes) {
      return new Settings(seed, quotes, DEFAULT_START, 10_000);
    }

    Instant timeOf(long record) {
      return start.plus(Duration.ofMillis((long) (record * 1000.0 / perSecond)));
    }

    /** Part of every id that keeps the records of two live demos apart; none in a check. */
    String tag() {
      return start.equals(DEFAULT_START) ? "" : Long.toString(start.getEpochSecond(), 36) + "-";
    }

    int window() {
      return (int) Math.max(50, Math.min(WINDOW_RECORDS_MAX, quotes / 4));
    }
  }

  /**
   * Traffic whose truth goes to a consumer while it is made.
   *
   * @param truth complete when there is no next record
   */
  public TrafficPlan(
      Settings settings, TrafficReference reference, Channels channels, Consumer<TruthRow> truth) {
    this.settings = requireNonNull(settings, "settings is null");
    this.planner =
        new PartyPlanner(settings, reference, requireNonNull(channels, "channels is null"));
    this.truth = requireNonNull(truth, "truth is null");
  }

  @Override
  public boolean hasNext() {
    while (ahead == null && (!waiting.isEmpty() || introduced < settings.quotes())) {
      while (introduced < settings.quotes() && !isDue()) {
        introduce();
      }
      ahead = emit(waiting.remove());
    }
    return ahead != null;
  }

  @Override
  public TrafficRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + emitted + " records are out");
    }
    TrafficRecord next = ahead;
    ahead = null;
    return next;
  }

  /** How many quotes with content have been planned so far. */
  public long quotes() {
    return introduced;
  }

  private boolean isDue() {
    return !waiting.isEmpty() && waiting.peek().due() < frontier;
  }

  private void introduce() {
    PartyPlanner.Plan plan = planner.next(frontier, settings.quotes() - introduced);
    introduced += plan.quotes();
    frontier += plan.deliveries().size();
    waiting.addAll(plan.deliveries());
  }

  /** The record of a delivery whose turn has come; null where the broker has nothing to write. */
  private TrafficRecord emit(Planned planned) {
    String source = planned.channel().source();
    if (planned.says() instanceof Broken broken) {
      nextChange(source);
      String key = planned.channel().kind() == Channel.Kind.FILES ? null : planned.key();
      truth.accept(new RejectTruth(emitted, source, key, broken.cause()));
    } else if (!planned.party().sent(planned, () -> nextChange(source), truth)) {
      return null;
    }
    return new TrafficRecord(
        emitted,
        source,
        planned.partitionKey(),
        planned.key(),
        planned.value().get(),
        planned.headers(),
        settings.timeOf(emitted++));
  }

  private long nextChange(String source) {
    return changes.merge(source, 1L, Long::sum);
  }
}
