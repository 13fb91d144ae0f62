package dev.lampo.jobs.source.jdbc;

import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.copy.TestServer;
import dev.lampo.jobs.source.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An empty database of a real PostgreSQL, and sources over its tables. */
record Database(CopySettings access, Path folder) {
  static final Path REFERENCE = Path.of("src/test/resources/rentals/reference");

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
            quote:
              broker: {field: broker}
              customer:
                key: {firstOf: [email]}
                email: {field: email}
              pickupStation: {field: station}
              pickupAt: {field: pickup_at}
              returnStation: {field: station}
              returnAt: {field: return_at}
              carClass: {field: car_class}
              price: {field: price, unit: major}
              currency: {constant: EUR}
              quotedAt: {field: quoted_at, format: iso-instant}
        """
            .formatted(access.url(), access.user(), lines, version);
    try {
      Path file = Files.writeString(folder.resolve("sources.yaml"), yaml);
      return (JdbcSource) SourceSettings.read(file, REFERENCE).all().get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
