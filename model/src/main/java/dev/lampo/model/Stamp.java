package dev.lampo.model;

/**
 * When the grid changed a stored record: the run of the job that did it, and the snapshot that the
 * change goes into. One long, so that a column can be compared.
 *
 * @param epoch counts the runs of the job over the life of the grid and its relational copy; a
 *     member that was cut off still writes with its old epoch and loses
 * @param snapshot counts the snapshots of that run, from one
 */
public record Stamp(int epoch, int snapshot) {
  /** Before everything. */
  public static final long NONE = 0L;

  /** Checks that both are positive. */
  public Stamp {
    if (epoch < 1 || snapshot < 1) {
      throw new IllegalArgumentException("stamp counts from one: " + epoch + "." + snapshot);
    }
  }

  /** The pair as one number that sorts by epoch, then by snapshot. */
  public long asLong() {
    return ((long) epoch << 32) | snapshot;
  }

  /** Epoch of a stored stamp; zero for {@link #NONE}. */
  public static int epochOf(long stamp) {
    return (int) (stamp >>> 32);
  }

  /** Snapshot number of a stored stamp; zero for {@link #NONE}. */
  public static int snapshotOf(long stamp) {
    return (int) stamp;
  }

  /** How a stored stamp is shown: {@code epoch.snapshot}. */
  public static String text(long stamp) {
    return epochOf(stamp) + "." + snapshotOf(stamp);
  }
}
