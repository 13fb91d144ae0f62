package dev.lampo.jobs.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.RawRecord;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file much larger than what is held of it at a time. */
class LargeFileTest {
  private static final int ROWS = 1_200_000;
  private static final int ROWS_OF_A_GIBIBYTE = 6_400_000;

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void shouldReadALargeFileInSmallBatches() throws IOException {
    assertThat(write(folder.resolve("large.csv"))).isGreaterThan(200_000_000);
    long expected = 0;
    try (FilesFeed feed = Reading.opened(FilesYaml.source(folder), FilesFeed.RECORDS_MAX, null)) {
      List<FeedItem> items = Reading.stored(feed);
      while (expected < ROWS) {
        items = Reading.stored(feed);
        assertThat(items).hasSizeBetween(2, FilesFeed.RECORDS_MAX + 1);
        long bytes = 0;
        for (FeedItem item : items.subList(0, items.size() - 1)) {
          RawRecord record = (RawRecord) item;
          bytes += record.value().length;
          if (record.position() != expected++ || record.flaw() != null) {
            throw new AssertionError("not what was expected: " + Reading.text(record));
          }
        }
        assertThat(bytes).isLessThan(FilesFeed.BYTES_MAX + 1_000);
      }
      assertThat(Place.of(Reading.last(items).resume()).underWay()).isNull();
    }
  }

  @Test
  @Timeout(240)
  void shouldReadAGibibyteInASmallHeap() throws IOException, InterruptedException {
    Path path = folder.resolve("gibibyte.csv.gz");
    CountedOutput counted =
        new CountedOutput(new FastGzip(new BufferedOutputStream(Files.newOutputStream(path))));
    try (OutputStream out = new BufferedOutputStream(counted, 1 << 16)) {
      write(out, ROWS_OF_A_GIBIBYTE);
    }
    assertThat(counted.bytes).isGreaterThan(1L << 30);
    Path said = folder.resolve("said");
    ProcessBuilder reader =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            CountingRecords.class.getName(),
            folder.toString());
    reader.redirectErrorStream(true).redirectOutput(said.toFile());

    int exit = reader.start().waitFor();

    assertThat(Files.readString(said)).contains(ROWS_OF_A_GIBIBYTE + " records, ");
    assertThat(exit).isZero();
  }

  /** Packs with little effort: what is packed repeats itself anyway. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static final class CountedOutput extends FilterOutputStream {
    private long bytes;

    CountedOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] piece, int from, int length) throws IOException {
      out.write(piece, from, length);
      bytes += length;
    }
  }

  private static long write(Path path) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
      write(out, ROWS);
    }
    return Files.size(path);
  }

  private static void write(OutputStream out, int rows) throws IOException {
    String tail =
        ",FCO,2026-12-24T10:00,CDG,2026-12-31T18:30,ECMR,\"Famiglia Rossi, \"\"quattro\"\" persone\""
            + ",famiglia.rossi@example.com,+39 06 1234567,182.40,EUR,2026-11-22T10:00:00Z,Roma\n";
    byte[] rest = tail.getBytes(StandardCharsets.UTF_8);
    out.write("id,a,b,c,d,e,f,g,h,i,j,k,l\n".getBytes(StandardCharsets.UTF_8));
    for (int row = 0; row < rows; row++) {
      out.write(Integer.toString(row).getBytes(StandardCharsets.UTF_8));
      out.write(rest);
    }
  }
}
