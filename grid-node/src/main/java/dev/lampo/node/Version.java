package dev.lampo.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which versions this is, as the build noted them. */
final class Version implements IVersionProvider {
  private static final Properties VERSIONS = read();

  static String lampo() {
    return VERSIONS.getProperty("lampo");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "lampo %s (Hazelcast %s Community Edition, Java %s)"
          .formatted(lampo(), VERSIONS.getProperty("hazelcast"), Runtime.version())
    };
  }

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
