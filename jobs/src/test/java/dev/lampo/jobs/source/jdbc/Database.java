package dev.lampo.jobs.source.jdbc;

import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.copy.TestServer;
import dev.lampo.jobs.source.SourcesYaml;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An empty database of a real PostgreSQL, and sources over its tables. */
record Database(CopySettings access, Path folder) {
  static Database on(TestServer server, Path folder) {
    return new Database(server.newDatabase(), folder);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A source with these settings beside address, id and mapping, separated by semicolons. */
  JdbcSource source(String settings) {
    String given =
        settings.contains("password:")
            ? settings
            : "password: " + access.password() + "; " + settings;
    String lines = given.replace("; ", "\n    ").strip();
    String version = given.contains("version:") ? "" : "\n    version: {field: version}";
    String yaml =
        """
        sources:
          table:
            kind: jdbc
            url: %s
            user: %s
            %s%s
            id: {field: id}
        """
            .formatted(access.url(), access.user(), lines, version);
    String quote = SourcesYaml.quoteAtOneStation("{field: broker}");
    return (JdbcSource) SourcesYaml.read(folder, yaml + quote).all().get(0);
  }
}
