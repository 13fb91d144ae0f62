package dev.lampo.node;

/** Where everything starts: the {@code lampo} command. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Lampo.commandLine().execute(args));
  }
}
