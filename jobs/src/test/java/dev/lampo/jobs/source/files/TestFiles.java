package dev.lampo.jobs.source.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Files as somebody else puts them into a folder. */
public final class TestFiles {
  private static final Instant FIRST = Instant.parse("2027-06-01T00:00:00Z");

  private TestFiles() {}

  /** Writes under another name, then moves; minutes after some beginning it was last changed. */
  public static void write(Path path, byte[] bytes, long minute) throws IOException {
    Path whole = path.resolveSibling(path.getFileName() + ".part");
    Files.write(whole, bytes);
    Files.setLastModifiedTime(whole, FileTime.from(FIRST.plusSeconds(60 * minute)));
    Files.move(whole, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** Rows {@code first} to before {@code end} of two columns. */
  static void rows(Path path, int first, int end, long minute) throws IOException {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int row = first; row < end; row++) {
      text.append(row).append(",name\n");
    }
    write(path, text.toString().getBytes(StandardCharsets.UTF_8), minute);
  }
}
