package dev.lampo.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Files that an operator edits are wrong; its message lists every problem, one per line. */
public final class InvalidSettingsException extends RuntimeException {
  private final List<Problem> problems;

  /** Takes at least one problem. */
  public InvalidSettingsException(List<Problem> problems) {
    super(message(problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem to report");
    }
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order of the files and their lines. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(
            Collectors.joining(
                "", problems.size() == 1 ? "1 problem:" : problems.size() + " problems:", ""));
  }
}
