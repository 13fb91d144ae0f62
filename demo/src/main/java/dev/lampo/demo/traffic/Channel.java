package dev.lampo.demo.traffic;

import static java.util.Objects.requireNonNull;

/**
 * How quotes of a broker reach the grid.
 *
 * @param source name of the grid's source, the first part of the ids of its records
 */
public record Channel(String source, Kind kind) {
  /** Name of the source that reads the shared topic. */
  public static final String BROKERS = "brokers";

  /**
   * The topic that brokers share, read by the source of the shipped {@code config/sources.yaml}.
   */
  public static final Channel TOPIC = new Channel(BROKERS, Kind.KAFKA);

  /** What carries the quotes. */
  public enum Kind {
    /** A topic that brokers share. */
    KAFKA,
    /** A table of the broker's own, whose changes are read from the server's log. */
    POSTGRES,
    /** The same in the other database. */
    MARIADB,
    /** A folder into which the broker puts CSV files. */
    FILES
  }

  /** Refuses nulls. */
  public Channel {
    requireNonNull(source, "source is null");
    requireNonNull(kind, "kind is null");
  }

  /** Whether each record is a row, and every write of it a change with a number of its own. */
  public boolean isTable() {
    return kind == Kind.POSTGRES || kind == Kind.MARIADB;
  }

  /** Record id in the grid. */
  String gridId(String id) {
    return source + ":" + id;
  }
}
