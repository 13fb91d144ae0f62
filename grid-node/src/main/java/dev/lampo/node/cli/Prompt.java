package dev.lampo.node.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A person at a terminal: editing, and a history that lasts. */
final class Prompt implements LineSource, AutoCloseable {
  private static final int HISTORY_LINES = 1_000;

  private final Terminal terminal;
  private final LineReader reader;

  private Prompt(Terminal terminal, Path history) {
    this.terminal = terminal;
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("lampo")
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
            .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
            // An exclamation mark is SQL here, no event of the history.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  static Prompt open() {
    try {
      Path history = Path.of(System.getProperty("user.home"), ".lampo_history");
      return new Prompt(TerminalBuilder.builder().system(true).build(), history);
    } catch (IOException noTerminal) {
      throw new UncheckedIOException("cannot open the terminal", noTerminal);
    }
  }

  @Override
  public String next(boolean fresh) {
    while (true) {
      try {
        return reader.readLine(fresh ? "lampo> " : "    -> ");
      } catch (UserInterruptException again) {
        terminal.writer().println("(\\q or Ctrl-D ends)");
      } catch (EndOfFileException end) {
        return null;
      }
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException gone) {
      throw new UncheckedIOException("cannot close the terminal", gone);
    }
  }
}
