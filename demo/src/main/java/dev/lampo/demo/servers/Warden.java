package dev.lampo.demo.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ends the servers when the program that started them is gone, however it went: a small JVM whose
 * standard input is held open by that program. At its end, also by SIGKILL, the pipe closes and the
 * warden kills what is left.
 *
 * <p>A server JVM is known by a mark on its command line, so that one started in the last moment is
 * found too; PostgreSQL by the process id in its data directory, MariaDB by the data directory on
 * its command line. Thread-safe.
 */
public final class Warden implements AutoCloseable {
  private static final String MARK = "-Dlampo.warden=";
  private static final String POSTGRES = "postgres ";
  private static final String DIRECTORY = "directory ";
  private static final String ARGUMENT = "argument ";
  private static final long SWEEP_SECONDS = 15;
  private static final Duration REMOVED_WITHIN = Duration.ofSeconds(10);

  private final String mark;
  private final Process process;
  private final PrintStream orders;

  private Warden(String mark, Process process) {
    this.mark = mark;
    this.process = process;
    this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Starts a warden of this program. */
  public static Warden start() {
    String mark = MARK + UUID.randomUUID();
    List<String> command =
        List.of(
            ChildJvm.javaBinary(),
            "-Xmx24m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Warden.class.getName(),
            mark);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Warden(mark, process);
    } catch (IOException e) {
      throw new UncheckedIOException("the warden of the servers does not start", e);
    }
  }

  /** The JVM argument by which a server of this program is known. */
  String mark() {
    return mark;
  }

  /** Makes the warden responsible for the PostgreSQL server of a data directory. */
  void guardPostgres(Path dataDirectory) {
    orders.println(POSTGRES + dataDirectory.toAbsolutePath());
  }

  /** Makes the warden remove a directory with all that is in it, when the servers are gone. */
  void removeAtEnd(Path directory) {
    orders.println(DIRECTORY + directory.toAbsolutePath());
  }

  /** Makes the warden responsible for whatever has this argument on its command line. */
  void guardArgument(String argument) {
    orders.println(ARGUMENT + argument);
  }

  /** Process id of the warden itself. */
  public long pid() {
    return process.pid();
  }

  /** Kills what is left, removes what it was told to, and ends the warden. */
  @Override
  public void close() {
    orders.close();
    try {
      if (!process.waitFor(SWEEP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The warden's own program; its argument is the mark of the servers. */
  public static void main(String[] args) throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    // Ctrl-C reaches the warden as well as the program; only the closed pipe ends its duty.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitQuietly(done)));
    List<Path> dataDirectories = new ArrayList<>();
    List<Path> toRemove = new ArrayList<>();
    List<String> arguments = new ArrayList<>(List.of(args[0]));
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        if (order.startsWith(POSTGRES)) {
          dataDirectories.add(Path.of(order.substring(POSTGRES.length())));
        } else if (order.startsWith(DIRECTORY)) {
          toRemove.add(Path.of(order.substring(DIRECTORY.length())));
        } else if (order.startsWith(ARGUMENT)) {
          arguments.add(order.substring(ARGUMENT.length()));
        }
      }
    } finally {
      sweep(arguments, dataDirectories);
      toRemove.forEach(Warden::remove);
      done.countDown();
    }
  }

  private static void sweep(List<String> marks, List<Path> dataDirectories) {
    ProcessHandle.allProcesses().filter(handle -> isMarked(handle, marks)).forEach(Warden::kill);
    for (Path directory : dataDirectories) {
      postmaster(directory).ifPresent(Warden::kill);
    }
  }

  /** Servers that were just killed may write for another moment. */
  private static void remove(Path directory) {
    Wait.until(
        () -> {
          try {
            DirectoryTree.remove(directory);
          } catch (UncheckedIOException notYet) {
            return false;
          }
          return Files.notExists(directory);
        },
        Duration.ofMillis(100),
        REMOVED_WITHIN);
  }

  private static boolean isMarked(ProcessHandle handle, List<String> marks) {
    // The warden carries the mark as an argument of its own.
    return handle.pid() != ProcessHandle.current().pid()
        && Arrays.stream(handle.info().arguments().orElse(new String[0])).anyMatch(marks::contains);
  }

  /** The server that runs on a data directory, if any. */
  static java.util.Optional<ProcessHandle> postmaster(Path dataDirectory) {
    Path file = dataDirectory.resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      List<String> head = lines.limit(3).toList();
      return ProcessHandle.of(Long.parseLong(head.get(0).trim()))
          .filter(handle -> startedBefore(handle, Long.parseLong(head.get(2).trim())));
    } catch (IOException
        | UncheckedIOException
        | IndexOutOfBoundsException
        | NumberFormatException e) {
      return java.util.Optional.empty();
    }
  }

  // The third line is the server's start; a younger process has only inherited a freed process id.
  private static boolean startedBefore(ProcessHandle handle, long epochSecond) {
    Instant limit = Instant.ofEpochSecond(epochSecond + 5);
    return handle.info().startInstant().map(start -> start.isBefore(limit)).orElse(true);
  }

  /** Kills a process and what it started, the parent first so that it starts nothing again. */
  static void kill(ProcessHandle handle) {
    List<ProcessHandle> children = handle.descendants().toList();
    handle.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static void awaitQuietly(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
