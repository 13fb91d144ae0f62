package dev.lampo.settings;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One thing that is wrong with a file that an operator edits.
 *
 * @param file as it was given
 * @param line from one; zero where the whole file is meant
 * @param key the setting's path in the file, such as {@code sources.brokers.topic}, or a column;
 *     empty where the whole file is meant
 * @param message what is wrong and what was expected
 * @param suggestion what was probably meant, or null
 */
public record Problem(String file, int line, String key, String message, String suggestion)
    implements Serializable {
  /** Refuses nulls other than the suggestion. */
  public Problem {
    requireNonNull(file, "file is null");
    requireNonNull(key, "key is null");
    requireNonNull(message, "message is null");
  }

  /** {@code file:line: key: message; did you mean "suggestion"?} */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + (key.isEmpty() ? "" : key + ": ")
        + message
        + (suggestion == null ? "" : "; did you mean \"" + suggestion + "\"?");
  }
}
