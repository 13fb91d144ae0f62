package dev.lampo.jobs.source.files;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * One content of one file: under the same name with another size or time it is another one.
 *
 * @param name of the file; where its bytes are no characters of this machine's encoding they are
 *     written as in an address, behind a slash, which no name of a file holds
 * @param size in bytes
 * @param modifiedNanos last change, since 1970
 */
record FileId(String name, long size, long modifiedNanos) {
  /** The order in which files are read. */
  static final Comparator<FileId> ORDER =
      Comparator.comparingLong(FileId::modifiedNanos).thenComparing(FileId::name);

  private static final String CODED = "/";
  private static final int DIGEST_BYTES = 9;

  FileId {
    requireNonNull(name, "name is null");
  }

  static FileId of(Path file, BasicFileAttributes attributes) {
    return of(nameOf(file.getFileName()), attributes);
  }

  static FileId of(String name, BasicFileAttributes attributes) {
    return new FileId(
        name, attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
  }

  /** The file itself. */
  Path in(Path folder) {
    return in(folder, "");
  }

  /** The file whose name has this at its end, in ASCII. */
  Path in(Path folder, String ending) {
    return folder.resolve(
        name.startsWith(CODED)
            ? Path.of(URI.create("file://" + name + ending)).getFileName()
            : Path.of(name + ending));
  }

  /** A name that can be kept as text, and leads to the file again. */
  private static String nameOf(Path file) {
    String text = file.toString();
    try {
      if (Path.of(text).equals(file)) {
        return text;
      }
    } catch (InvalidPathException e) {
      // A character stands in for bytes that are none, and has no bytes of its own.
    }
    return file.getFileSystem().getPath(CODED).resolve(file).toUri().getRawPath();
  }

  long modifiedMillis() {
    return Math.floorDiv(modifiedNanos, 1_000_000L);
  }

  /** Twelve characters that no two files of a folder share. */
  String digest() {
    String text = name + '/' + size + '/' + modifiedNanos;
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(whole, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
