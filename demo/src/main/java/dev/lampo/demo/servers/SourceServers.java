package dev.lampo.demo.servers;

import dev.lampo.demo.outlets.BrokerTable;
import dev.lampo.demo.outlets.Outlets;
import dev.lampo.demo.outlets.SourcesFile;
import dev.lampo.demo.traffic.Channel;
import dev.lampo.demo.traffic.Channel.Kind;
import dev.lampo.demo.traffic.Channels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where brokers with a channel of their own put their quotes: a PostgreSQL and a MariaDB with a
 * table for each, and a folder. Not thread-safe.
 */
public final class SourceServers {
  private final Channels channels;
  private final PostgresServer postgres;
  private final MariaServer maria;
  private final Path folder;

  SourceServers(
      Channels channels,
      Path directory,
      Path logs,
      int postgresPort,
      int mariaPort,
      Warden warden) {
    this.channels = channels;
    postgres =
        new PostgresServer(
            directory.resolve("brokers-postgres"),
            logs.resolve("brokers-postgres.log"),
            postgresPort,
            warden,
            true);
    maria =
        new MariaServer(
            directory.resolve("brokers-mariadb"),
            logs.resolve("brokers-mariadb.log"),
            mariaPort,
            SourcesFile.PASSWORD,
            warden);
    folder = directory.toAbsolutePath().resolve("brokers-files");
  }

  /** The server whose tables are read by their changes. */
  public PostgresServer postgres() {
    return postgres;
  }

  /** The other one. */
  public MariaServer maria() {
    return maria;
  }

  /** Where one broker puts files. */
  public Path folder() {
    return folder;
  }

  /** The tables' and the folder's channels. */
  public Channels channels() {
    return channels;
  }

  /** Starts both servers on what they have, with the tables and the folder. */
  void start() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
    startPostgres();
    startMaria();
  }

  /** Starts the one. */
  public void startPostgres() {
    postgres.start();
    create(Kind.POSTGRES, postgres::connect);
  }

  /** Starts the other. */
  public void startMaria() {
    maria.start();
    create(Kind.MARIADB, maria::connect);
  }

  List<ProcessHandle> processes() {
    List<ProcessHandle> processes = new ArrayList<>(postgres.processes());
    processes.add(maria.process());
    return processes;
  }

  void kill() {
    postgres.kill();
    maria.kill();
  }

  void stop() {
    postgres.stop();
    maria.stop();
  }

  void addTo(SourcesFile file) {
    for (Channel channel : channels.all(Kind.POSTGRES)) {
      file.table(channel, postgres.port(), postgres.database(), postgres.user(), "public");
    }
    for (Channel channel : channels.all(Kind.MARIADB)) {
      file.table(
          channel, maria.port(), MariaServer.DATABASE, MariaServer.READER, MariaServer.DATABASE);
    }
    channels.all(Kind.FILES).forEach(channel -> file.folder(channel, folder));
  }

  void addTo(Outlets outlets) {
    channels.all(Kind.POSTGRES).forEach(channel -> outlets.table(channel, postgres::connect));
    channels.all(Kind.MARIADB).forEach(channel -> outlets.table(channel, maria::connect));
    channels.all(Kind.FILES).forEach(channel -> outlets.folder(channel, folder));
  }

  private void create(Kind kind, Outlets.Connector connector) {
    try (Connection connection = connector.connect()) {
      for (Channel channel : channels.all(kind)) {
        new BrokerTable(channel).create(connection);
      }
    } catch (SQLException e) {
      throw new ServerException("the brokers' tables cannot be made: " + e.getMessage(), e);
    }
  }
}
