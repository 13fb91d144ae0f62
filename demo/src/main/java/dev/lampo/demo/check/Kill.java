package dev.lampo.demo.check;

import java.util.Locale;

/**
 * One kill of the check, as it was measured.
 *
 * @param what was killed
 * @param atRecord how many records had been sent
 * @param notDurable records read and not yet durable just before
 * @param recoverySeconds until all was ready again
 */
public record Kill(Target what, long atRecord, long notDurable, double recoverySeconds) {
  /** What dies. */
  public enum Target {
    /** One member of the grid. */
    MEMBER,
    /** The database of the relational copy, with all its processes. */
    DATABASE,
    /** All members, the database and the servers of the sources at the same moment. */
    EVERYTHING;

    /** How it is written in reports. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
