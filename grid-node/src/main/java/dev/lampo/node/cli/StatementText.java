package dev.lampo.node.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts statements together from lines: each ends with a semicolon that stands in no text, no quoted
 * name and no comment. A line that begins with a backslash is a command of its own.
 */
final class StatementText {
  private final StringBuilder open = new StringBuilder();

  /** Whether no statement has begun. */
  boolean isEmpty() {
    return open.toString().isBlank();
  }

  /** The statements that this line completes, without their semicolons. */
  List<String> add(String line) {
    if (isEmpty() && line.strip().startsWith("\\")) {
      open.setLength(0);
      return List.of(line.strip());
    }
    open.append(line).append('\n');
    List<String> complete = new ArrayList<>();
    for (int end = end(); end >= 0; end = end()) {
      String statement = open.substring(0, end).strip();
      open.delete(0, end + 1);
      if (!statement.isEmpty()) {
        complete.add(statement);
      }
    }
    return complete;
  }

  /** What has begun and is not ended. */
  String rest() {
    String rest = open.toString().strip();
    open.setLength(0);
    return rest;
  }

  private int end() {
    int at = 0;
    while (at < open.length()) {
      char c = open.charAt(at);
      if (c == ';') {
        return at;
      }
      int closing = closing(at, c);
      if (closing < 0) {
        return -1;
      }
      at = closing + 1;
    }
    return -1;
  }

  /** The last place of what begins here; -1 where it is still open. */
  private int closing(int at, char c) {
    if (c == '\'' || c == '"') {
      return open.indexOf(String.valueOf(c), at + 1);
    }
    if (c == '-' && at + 1 < open.length() && open.charAt(at + 1) == '-') {
      return open.indexOf("\n", at);
    }
    if (c == '/' && at + 1 < open.length() && open.charAt(at + 1) == '*') {
      int end = open.indexOf("*/", at + 2);
      return end < 0 ? -1 : end + 1;
    }
    return at;
  }
}
