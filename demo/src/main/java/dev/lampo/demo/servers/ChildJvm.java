package dev.lampo.demo.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java program in a process of its own, with its output in a file, under a {@link Warden}. */
final class ChildJvm {
  private static final Duration KILL_WITHIN = Duration.ofSeconds(10);

  private static final List<String> INHERITED =
      List.of(
          "--add-",
          "--enable-native-access",
          "--sun-misc-unsafe-memory-access",
          "-XX:-UseCodeCacheFlushing",
          "-XX:MaxTenuringThreshold");

  private static final int LOG_LINES_MAX = 30;
  private static final int LOG_CHARS_MAX = 400;

  private final Spec spec;
  private final Process process;

  private ChildJvm(Spec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /**
   * What to start.
   *
   * @param name for messages
   * @param jvmArguments heap and such
   * @param environment added to the one inherited
   * @param log file that output is appended to
   */
  record Spec(
      String name,
      String classPath,
      String mainClass,
      List<String> jvmArguments,
      List<String> arguments,
      Map<String, String> environment,
      Path log) {
    Spec {
      jvmArguments = List.copyOf(jvmArguments);
      arguments = List.copyOf(arguments);
      environment = Map.copyOf(environment);
    }
  }

  static ChildJvm start(Spec spec, Warden warden) {
    List<String> command = new ArrayList<>();
    command.add(javaBinary());
    command.addAll(spec.jvmArguments());
    command.add(warden.mark());
    command.add(spec.mainClass());
    command.addAll(spec.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(spec.environment());
    // Not with -cp: a command line longer than a page of memory cannot be read, nor the mark in it.
    builder.environment().put("CLASSPATH", spec.classPath());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    try {
      Files.createDirectories(spec.log().toAbsolutePath().getParent());
      Process process = builder.start();
      process.getOutputStream().close();
      return new ChildJvm(spec, process);
    } catch (IOException e) {
      throw new UncheckedIOException(spec.name() + " does not start", e);
    }
  }

  static String javaBinary() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What this JVM was told for a member of the grid; another one needs the same. */
  static List<String> inheritedFlags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> INHERITED.stream().anyMatch(flag::startsWith))
        .toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** SIGTERM, and SIGKILL where that does not help in time. */
  void stop(Duration within) {
    process.destroy();
    if (!endsWithin(within)) {
      kill();
    }
  }

  /** SIGKILL. Returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    if (!endsWithin(KILL_WITHIN)) {
      throw new ServerException(spec.name() + " does not end by SIGKILL, process " + process.pid());
    }
  }

  /** Sends a signal by its name, such as STOP. */
  void signal(String signal) {
    try {
      int exit =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (exit != 0) {
        throw new ServerException(
            "kill -" + signal + " answered " + exit + " for " + spec.name() + " " + process.pid());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Exit code of a process that has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** A failure that names the server and shows the end of its log. */
  ServerException failure(String what, Throwable cause) {
    String state = process.isAlive() ? "still runs" : "ended with code " + process.exitValue();
    return new ServerException(
        spec.name() + " " + what + "; the process " + state + "\n" + logEnd(spec.log()), cause);
  }

  /** The last lines of a log, headed by its path. */
  static String logEnd(Path log) {
    try (Stream<String> all = Files.lines(log, StandardCharsets.UTF_8)) {
      Deque<String> end = new ArrayDeque<>();
      all.forEach(
          line -> {
            end.add(line.length() > LOG_CHARS_MAX ? line.substring(0, LOG_CHARS_MAX) + "…" : line);
            if (end.size() > LOG_LINES_MAX) {
              end.remove();
            }
          });
      return log + ", the end:\n  " + String.join("\n  ", end);
    } catch (IOException | UncheckedIOException e) {
      return log + " cannot be read: " + e.getMessage();
    }
  }
}
