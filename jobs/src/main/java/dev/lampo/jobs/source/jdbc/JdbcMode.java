package dev.lampo.jobs.source.jdbc;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;

/** How what is new in a table is found. */
sealed interface JdbcMode extends Serializable {
  /** Pause between two readings. */
  Duration every();

  /**
   * By a column that each insertion and each update sets to a higher value than all before.
   *
   * @param column as SQL writes it
   * @param lateness how long a commit may come after its value of the column was assigned;
   *     differences of clocks included, where clocks assign it
   * @param every pause between two polls
   * @param batchRows rows of one statement at most
   * @param zone where the column's times without zone are at home
   */
  record Increasing(String column, Duration lateness, Duration every, int batchRows, ZoneId zone)
      implements JdbcMode {}

  /**
   * By reading it all: what is not there any more is gone.
   *
   * @param every from the beginning of one reading to the next
   * @param rowsMax more rows than these are refused
   * @param emptyMeansGone whether an empty result removes everything, rather than being an error
   */
  record Whole(Duration every, int rowsMax, boolean emptyMeansGone) implements JdbcMode {}
}
