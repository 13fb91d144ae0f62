package dev.lampo.jobs.copy;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One writer of the relational copy in one run of the job. All rows of one id go to the same lane
 * for as long as the run lasts.
 *
 * @param lane number of the writer, from zero
 * @param lanes how many writers the run has on all members
 * @param epoch number of the run, never used twice
 * @param execution names the run, so that two runs that took the same number are told apart
 */
public record LaneId(int lane, int lanes, int epoch, String execution) implements Serializable {
  private static final long serialVersionUID = 1;

  /** A million million offers, and eight million runs. */
  private static final int OFFERS_OF_A_RUN_BITS = 40;

  /** Checks the numbers. */
  public LaneId {
    requireNonNull(execution, "execution is null");
    if (lane < 0 || lane >= lanes) {
      throw new IllegalArgumentException("lane " + lane + " is not one of " + lanes);
    }
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch counts from one: " + epoch);
    }
  }

  /**
   * Offers are counted from here, above all of older runs: a row that a run finds in the maps and
   * offers again has the stamp that it had, and must win over the state that an older run had
   * written under the same stamp.
   */
  long firstSequence() {
    return (long) epoch << OFFERS_OF_A_RUN_BITS;
  }
}
