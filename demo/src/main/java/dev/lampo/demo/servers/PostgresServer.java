package dev.lampo.demo.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The real PostgreSQL 18 from a Maven artefact. Every commit reaches the disk before it is answered
 * (the library's own default is that none does), so that a killed server tells the truth. Works as
 * root too: the server then runs in a user namespace. Not thread-safe.
 */
public final class PostgresServer {
  private static final String DATABASE = "lampo";
  private static final String USER = "lampo";
  private static final String SUPERUSER = "postgres";
  private static final Duration START_WITHIN = Duration.ofSeconds(60);
  private static final Duration END_WITHIN = Duration.ofSeconds(10);

  private final Path directory;
  private final Path log;
  private final int port;
  private final Warden warden;
  private final boolean logical;
  private EmbeddedPostgres server;

  /**
   * A server that has not been started.
   *
   * @param directory for its data
   * @param log file that its output is appended to
   */
  public PostgresServer(Path directory, Path log, int port, Warden warden) {
    this(directory, log, port, warden, false);
  }

  /**
   * The same.
   *
   * @param logical whether its log can be followed by its user
   */
  public PostgresServer(Path directory, Path log, int port, Warden warden, boolean logical) {
    this.logical = logical;
    this.directory = directory.toAbsolutePath();
    this.log = log.toAbsolutePath();
    this.port = port;
    this.warden = warden;
  }

  /** JDBC address of the database without a user. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The one database. */
  public String database() {
    return DATABASE;
  }

  /** Who owns the database; the server trusts whoever comes over the loopback interface. */
  public String user() {
    return USER;
  }

  /** JDBC address with the user, for any tool. */
  public String jdbcUrl() {
    return url() + "?user=" + USER;
  }

  /** File of the server's output. */
  public Path log() {
    return log;
  }

  /**
   * Starts the server on the data it has, or on an empty directory, and waits until the database
   * answers.
   *
   * @throws ServerException where it does not, with the end of its log
   */
  public void start() {
    warden.guardPostgres(directory);
    try {
      Files.createDirectories(directory.getParent());
      Files.createDirectories(log.getParent());
      ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port)
              .setPGStartupWait(START_WITHIN)
              .setOutputRedirector(output)
              .setErrorRedirector(output)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "100")
              .setServerConfig("wal_level", logical ? "logical" : "replica")
              // No socket in /tmp: its lock would outlive a killed server.
              .setServerConfig("unix_socket_directories", "")
              .start();
      createDatabase();
    } catch (IOException | IllegalStateException | SQLException e) {
      throw new ServerException(
          "PostgreSQL does not answer on port " + port + "\n" + ChildJvm.logEnd(log), e);
    }
  }

  /** An orderly end; returns when the server is gone. */
  public void stop() {
    if (server != null) {
      List<ProcessHandle> processes = processes();
      close();
      awaitEnd(processes, "by an orderly stop");
    }
  }

  /** SIGKILL to the server and to all it started; returns when they are gone. */
  public void kill() {
    List<ProcessHandle> processes = processes();
    processes.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(processes, "by SIGKILL");
    try {
      // Or the library's order to stop would wait for a process that is gone.
      Files.deleteIfExists(directory.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clean up after PostgreSQL in " + directory, e);
    }
    close();
  }

  /** The server's process and those of its connections, the server first. */
  public List<ProcessHandle> processes() {
    List<ProcessHandle> processes = new ArrayList<>();
    Warden.postmaster(directory)
        .ifPresent(
            postmaster -> {
              processes.add(postmaster);
              postmaster.descendants().forEach(processes::add);
            });
    return processes;
  }

  /** Connects to the database; the caller closes the connection. */
  public Connection connect() throws SQLException {
    return connect(DATABASE, USER);
  }

  private void close() {
    if (server == null) {
      return;
    }
    try {
      server.close();
      server = null;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop, data in " + directory, e);
    }
  }

  private static void awaitEnd(List<ProcessHandle> processes, String how) {
    boolean gone =
        Wait.until(
            () -> processes.stream().noneMatch(PostgresServer::runs),
            Duration.ofMillis(10),
            END_WITHIN);
    if (!gone) {
      throw new ServerException("PostgreSQL does not end " + how + ": " + processes);
    }
  }

  // A process that ended but whose end nobody has noted yet, as in some containers, has no command.
  static boolean runs(ProcessHandle handle) {
    return handle.isAlive() && handle.info().command().isPresent();
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = connect("postgres", SUPERUSER);
        Statement statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE ROLE " + USER + " LOGIN" + (logical ? " REPLICATION" : ""));
        statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + USER);
      }
    }
  }

  private Connection connect(String database, String user) throws SQLException {
    // A killed server must not hold its clients for ever.
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&connectTimeout=5&socketTimeout=60"
            .formatted(port, database, user));
  }
}
