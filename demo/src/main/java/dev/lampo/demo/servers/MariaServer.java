package dev.lampo.demo.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real MariaDB from a Maven artefact, which writes a log of whole rows. Every commit reaches
 * the disk before it is answered. Not thread-safe.
 */
public final class MariaServer {
  /** The one database. */
  public static final String DATABASE = "brokers";

  /** Who writes the tables. */
  public static final String WRITER = "broker";

  /** Who follows the log. */
  public static final String READER = "lampo";

  /** Its first start writes much and waits for the disk; beside a busy grid that takes a minute. */
  private static final Duration START_WITHIN = Duration.ofSeconds(180);

  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  private final Path directory;
  private final Path data;
  private final Path log;
  private final int port;
  private final String password;
  private final Warden warden;
  private final MariaBinaries binaries;
  private Process process;

  /**
   * A server that has not been started.
   *
   * @param directory for its binaries and its data
   * @param log file that its output is appended to
   * @param password of both users
   */
  public MariaServer(Path directory, Path log, int port, String password, Warden warden) {
    this.directory = directory.toAbsolutePath();
    this.data = this.directory.resolve("data");
    this.log = log.toAbsolutePath();
    this.port = port;
    this.password = password;
    this.warden = warden;
    this.binaries = new MariaBinaries(this.directory.resolve("base"));
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** JDBC address of the database. */
  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE;
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
    warden.guardArgument(dataArgument());
    try {
      Files.createDirectories(log.getParent());
      prepare();
      process = launch(serverArguments());
    } catch (IOException e) {
      throw failure("MariaDB does not start in " + directory, e);
    }
    boolean up =
        Wait.until(() -> !process.isAlive() || answers(), Duration.ofMillis(100), START_WITHIN);
    if (!up || !process.isAlive()) {
      throw new ServerException(
          "MariaDB does not answer on port " + port + "\n" + ChildJvm.logEnd(log));
    }
  }

  /** SIGTERM, an orderly end; returns when the server is gone. */
  public void stop() {
    if (process != null) {
      process.destroy();
      if (!ended(STOP_WITHIN)) {
        kill();
      }
    }
  }

  /** SIGKILL; returns when the server is gone. */
  public void kill() {
    process.destroyForcibly();
    if (!ended(STOP_WITHIN)) {
      throw new ServerException("MariaDB does not end by SIGKILL, process " + process.pid());
    }
  }

  /** The server's process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Connects as the one who writes; the caller closes the connection. */
  public Connection connect() throws SQLException {
    // A killed server must not hold its clients for ever.
    return DriverManager.getConnection(
        url() + "?connectTimeout=5000&socketTimeout=60000", WRITER, password);
  }

  private void prepare() throws IOException {
    binaries.unpack();
    Path mark = directory.resolve("prepared");
    if (!Files.exists(mark)) {
      DirectoryTree.remove(data);
      Files.createDirectories(data);
      bootstrap();
      Files.createFile(mark);
    }
    Files.writeString(directory.resolve("init.sql"), users());
  }

  private void bootstrap() throws IOException {
    List<String> arguments = new ArrayList<>(commonArguments());
    arguments.add("--bootstrap");
    arguments.add("--silent-startup");
    arguments.add("--max-allowed-packet=8M");
    arguments.add("--net-buffer-length=16K");
    Process bootstrap = launch(arguments);
    try {
      IOException broken = feed(bootstrap, binaries.systemTables());
      boolean ended = bootstrap.waitFor(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
      if (broken != null || !ended || bootstrap.exitValue() != 0) {
        String state = ended ? "ended with code " + bootstrap.exitValue() : "still runs";
        throw failure("MariaDB cannot make its tables; the process " + state, broken);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted while MariaDB made its tables", e);
    } finally {
      bootstrap.destroyForcibly();
    }
  }

  /** What broke, or null: a server that ends early says why in its log, not in a broken pipe. */
  private static IOException feed(Process bootstrap, byte[] statements) {
    try (OutputStream sql = bootstrap.getOutputStream()) {
      sql.write(statements);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private ServerException failure(String what, Throwable cause) {
    String why = cause == null ? "" : ": " + cause;
    return new ServerException(what + why + "\n" + ChildJvm.logEnd(log), cause);
  }

  private Process launch(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(binaries.server().toString());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private List<String> commonArguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--no-defaults",
                dataArgument(),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets"),
                "--tmpdir=" + data));
    if (System.getProperty("user.name").equals("root")) {
      arguments.add("--user=root");
    }
    return arguments;
  }

  private List<String> serverArguments() {
    List<String> arguments = new ArrayList<>(commonArguments());
    arguments.addAll(
        List.of(
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            // In the data directory: a longer path could not be bound.
            "--socket=mariadb.sock",
            "--init-file=" + directory.resolve("init.sql"),
            "--default-time-zone=+00:00",
            "--character-set-server=utf8mb4",
            "--server-id=1",
            "--log-bin=brokers-bin",
            "--binlog-format=ROW",
            "--binlog-row-image=FULL",
            "--sync-binlog=1",
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-buffer-pool-size=64M",
            "--performance-schema=OFF"));
    return arguments;
  }

  private String dataArgument() {
    return "--datadir=" + data;
  }

  /** One statement a line, and each may be there from an earlier start. */
  private String users() {
    return """
        CREATE DATABASE IF NOT EXISTS %1$s;
        CREATE USER IF NOT EXISTS %2$s@'%%' IDENTIFIED BY '%4$s';
        GRANT ALL ON %1$s.* TO %2$s@'%%';
        CREATE USER IF NOT EXISTS %3$s@'%%' IDENTIFIED BY '%4$s';
        GRANT SELECT, RELOAD, REPLICATION SLAVE, BINLOG MONITOR ON *.* TO %3$s@'%%';
        """
        .formatted(DATABASE, WRITER, READER, password);
  }

  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
