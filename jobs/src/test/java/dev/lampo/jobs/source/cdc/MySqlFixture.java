package dev.lampo.jobs.source.cdc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * A real MySQL server: 8.0.15 from a Maven artefact, or the one that the system property {@code
 * lampo.mysqld} names.
 */
final class MySqlFixture extends BinlogFixture {
  private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
  private static final String NOT_FOUND = "error while loading shared libraries";
  private static final long PATIENCE_SECONDS = 120;

  private final Process server;

  private MySqlFixture(Process server, int port, Path folder) {
    super(BinlogServer.MYSQL, port, folder);
    this.server = server;
  }

  /** Skips the test where the machine lacks a library that the server is linked to. */
  static MySqlFixture start(Path folder, String... options) throws IOException {
    List<String> program = program(folder);
    Path data = folder.resolve("data");
    Path log = folder.resolve("mysqld.log");
    run(log, with(program, "--initialize-insecure", "--datadir=" + data));
    Path users = folder.resolve("users.sql");
    Files.writeString(users, String.join(";\n", users(BinlogServer.MYSQL)) + ";\n");
    int port = freePort();
    List<String> command =
        with(
            program,
            "--datadir=" + data,
            "--socket=mysql.sock",
            "--pid-file=mysql.pid",
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--skip-mysqlx",
            "--log-bin=mysql-bin",
            "--server-id=1",
            "--init-file=" + users);
    command.addAll(List.of(options));
    Process process = process(log, command).start();
    MySqlFixture server = new MySqlFixture(process, port, folder);
    server.awaitReady(log);
    return server;
  }

  @Override
  void forgetLog() {
    run(isBefore84() ? "RESET MASTER" : "RESET BINARY LOGS AND GTIDS");
  }

  boolean isBefore84() {
    try (Connection connection = connect()) {
      var version = connection.getMetaData();
      return version.getDatabaseMajorVersion() * 100 + version.getDatabaseMinorVersion() < 804;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    end(server);
  }

  private void awaitReady(Path log) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        connect().close();
        return;
      } catch (SQLException e) {
        if (!server.isAlive() || System.nanoTime() - deadline > 0) {
          server.destroyForcibly();
          throw new IOException("MySQL does not start: " + Files.readString(log), e);
        }
        LockSupport.parkNanos(200_000_000);
      }
    }
  }

  private static List<String> program(Path folder) throws IOException {
    String own = System.getProperty("lampo.mysqld");
    if (own != null) {
      return List.of(own, "--no-defaults", "--user=" + System.getProperty("user.name"));
    }
    Path archive = folder.resolve("mysql.tar.gz");
    try (InputStream in = MySqlFixture.class.getResourceAsStream(ARCHIVE)) {
      Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
    }
    Path unpacked = Files.createDirectories(folder.resolve("mysql"));
    Path log = folder.resolve("unpack.log");
    run(log, List.of("tar", "-xzf", archive.toString(), "-C", unpacked.toString()));
    List<String> program =
        List.of(
            unpacked.resolve("bin/mysqld").toString(),
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--basedir=" + unpacked);
    Path version = folder.resolve("version.log");
    if (end(process(version, with(program, "--version")).start()) != 0) {
      String said = Files.readString(version);
      Assumptions.assumeFalse(said.contains(NOT_FOUND), said + "; Debian: apt-get install libaio1");
      throw new IOException(said);
    }
    return program;
  }

  private static List<String> with(List<String> program, String... arguments) {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    return command;
  }

  private static void run(Path log, List<String> command) throws IOException {
    int code = end(process(log, command).start());
    if (code != 0) {
      throw new IOException(command + " ended with " + code + ": " + Files.readString(log));
    }
  }

  private static ProcessBuilder process(Path log, List<String> command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private static int end(Process process) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("does not end: " + process.info());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
