package dev.lampo.matching.resolve;

/** Told how far a resolution is, also while it is in the middle of a step; from several threads. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (step, count) -> {};

  /** The steps, in their order. */
  enum Step {
    /** Reading and normalising; counts records. */
    READING("records read"),
    /** Finding weights; counts records. */
    TRAINING("records trained on"),
    /** Comparing; counts pairs. */
    COMPARING("pairs compared"),
    /** Writing; counts files. */
    WRITING("files written");

    private final String text;

    Step(String text) {
      this.text = text;
    }

    /** What is counted, for people. */
    public String text() {
      return text;
    }
  }

  /** So much is done of a step; zero where nobody counts. */
  void done(Step step, long count);
}
