package dev.lampo.demo.outlets;

import dev.lampo.demo.traffic.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The demo's {@code sources.yaml}: the shipped one with the demo's broker, and a source for each
 * channel of one broker alone.
 */
public final class SourcesFile {
  private static final String SHIPPED_ADDRESS = "${env:LAMPO_KAFKA:127.0.0.1:29092}";

  private final StringBuilder yaml;

  /** Begins with the shipped file. */
  public SourcesFile(Path shipped, String kafka) {
    try {
      yaml = new StringBuilder(Files.readString(shipped).replace(SHIPPED_ADDRESS, kafka));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + shipped, e);
    }
  }

  /**
   * Adds a table.
   *
   * @param space schema or database
   */
  public SourcesFile table(Channel channel, int port, String database, String user, String space) {
    boolean postgres = channel.kind() == Channel.Kind.POSTGRES;
    yaml.append(
        """

          # The table of one broker. The demo's quotes have planned times, and the server commits when
          # it does, so the two are not compared.
          %s:
            kind: %s
            host: 127.0.0.1
            port: %d
            database: %s
            user: %s
            password: %s
            table: %s.%s
            id: key
            version: position
            plausible: {quotedAfterCommit: 36500d}
        """
            .formatted(
                channel.source(),
                postgres ? "postgres" : "mariadb",
                port,
                database,
                user,
                PASSWORD,
                space,
                new BrokerTable(channel).name()));
    yaml.append(quote('_', "car_class", "quoted_at"));
    return this;
  }

  /** Of every user of the demo's servers, which listen on the loopback interface alone. */
  public static final String PASSWORD = "trusted";

  /** Adds a folder. */
  public SourcesFile folder(Channel channel, Path folder) {
    yaml.append(
        """

          # The folder into which one broker puts files.
          %s:
            kind: files
            folder: "%s"
            settleAfter: 200ms
            format: csv
            csv: {delimiter: ";"}
            id: {field: id}
            version: {field: revision}
            deletedWhen: {field: status, equals: cancelled}
        """
            .formatted(channel.source(), folder));
    yaml.append(quote('.', "carClass", "quotedAt"));
    return this;
  }

  /** Writes the file, with its folder where that is missing. */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String quote(char step, String carClass, String quotedAt) {
    return """
            quote:
              broker: {field: broker}
              customer:
                key: {firstOf: [customer.email, customer.phone]}
                name: {field: customer.name}
                email: {field: customer.email}
                phone: {field: customer.phone}
              pickupStation: {field: pickup.station}
              pickupAt: {field: pickup.at}
              returnStation: {field: return.station}
              returnAt: {field: return.at}
        """
            .replaceAll("([a-z])\\.([a-z])", "$1" + step + "$2")
        + """
              carClass: {field: %s}
              price: {field: price}
              currency: {field: currency}
              quotedAt: {field: %s, format: iso-instant}
        """
            .formatted(carClass, quotedAt);
  }
}
