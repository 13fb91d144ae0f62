package dev.lampo.jobs.source.files;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
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
 * @param size in bytes
 * @param modifiedNanos last change, since 1970
 */
record FileId(String name, long size, long modifiedNanos) {
  /** The order in which files are read. */
  static final Comparator<FileId> ORDER =
      Comparator.comparingLong(FileId::modifiedNanos).thenComparing(FileId::name);

  private static final int DIGEST_BYTES = 9;

  FileId {
    requireNonNull(name, "name is null");
  }

  static FileId of(String name, BasicFileAttributes attributes) {
    return new FileId(
        name, attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
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
