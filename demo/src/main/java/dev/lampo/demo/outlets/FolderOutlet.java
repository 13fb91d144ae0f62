package dev.lampo.demo.outlets;

import dev.lampo.demo.traffic.CsvHeader;
import dev.lampo.demo.traffic.TrafficRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A broker that puts CSV files into a folder: each is written under a name that nobody reads, then
 * renamed. Every fourth is packed. A file has the time of its last row. It is removed an hour after
 * it was written, when it has long been read; one of an earlier run when the next one begins, where
 * its last row is older than that by then.
 */
final class FolderOutlet implements Outlet {
  private static final int ROWS_MAX = 500;
  private static final int PACKED_EVERY = 4;
  private static final Duration FILE_EVERY = Duration.ofSeconds(1);
  private static final Duration KEEP = Duration.ofHours(1);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final String prefix;
  private final Receipts receipts;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Row> rows = new ArrayList<>();
  private final Deque<Written> written = new ArrayDeque<>();
  private final Thread thread;
  private Instant lastRow;
  private long begunNanos;
  private long files;
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile boolean closed;
  private volatile Throwable failure;

  private record Row(TrafficRecord record, long offset) {}

  private record Written(Path file, long nanos) {}

  /** Files of a source for a folder that exists; removes what earlier runs left of it. */
  FolderOutlet(Path folder, String source, Receipts receipts) {
    removeOld(folder, source);
    this.folder = folder;
    this.prefix = source + "-" + STAMP.format(Instant.now()) + "-";
    this.receipts = receipts;
    thread = new Thread(this::run, "demo-" + source);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void send(TrafficRecord record, Instant at) {
    throwFailure();
    if (rows.isEmpty()) {
      begunNanos = System.nanoTime();
      line(CsvHeader.TEXT.getBytes(StandardCharsets.UTF_8));
    }
    rows.add(new Row(record, bytes.size()));
    line(record.value() == null ? cancelled(record) : record.value());
    lastRow = at;
    if (rows.size() == ROWS_MAX) {
      publish();
    }
  }

  @Override
  public synchronized void flush() {
    throwFailure();
    if (!rows.isEmpty()) {
      publish();
    }
  }

  @Override
  public long acknowledged() {
    return acknowledged.get();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /** Only what has a name as this class gives it; half written ones too. */
  private static void removeOld(Path folder, String source) {
    String own = Pattern.quote(source) + "-\\d{8}-\\d{6}-\\d{6,}\\.csv(\\.gz)?";
    Pattern name = Pattern.compile(own + "|\\." + own + "\\.tmp");
    Instant before = Instant.now().minus(KEEP);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, file -> name.matcher(file.getFileName().toString()).matches())) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (DirectoryIteratorException | IOException e) {
      throw new IllegalStateException("cannot remove old files of " + source + " in " + folder, e);
    }
  }

  private static byte[] cancelled(TrafficRecord record) {
    String revision = record.headers().getOrDefault("revision", "");
    return CsvHeader.cancelled(record.key(), revision).getBytes(StandardCharsets.UTF_8);
  }

  private void line(byte[] text) {
    bytes.writeBytes(text);
    bytes.write('\n');
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(FILE_EVERY.toNanos() / 10);
      publishWhatIsOld();
    }
  }

  private synchronized void publishWhatIsOld() {
    try {
      if (!closed && !rows.isEmpty() && System.nanoTime() - begunNanos > FILE_EVERY.toNanos()) {
        publish();
      }
    } catch (Throwable e) {
      // Errors too: rows that nobody writes must not look like rows that were lost.
      failure = e;
      closed = true;
    }
  }

  private void publish() {
    boolean packed = ++files % PACKED_EVERY == 0;
    String name = "%s%06d.csv%s".formatted(prefix, files, packed ? ".gz" : "");
    Path hidden = folder.resolve("." + name + ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(hidden);
          OutputStream form = packed ? new GZIPOutputStream(out) : out) {
        bytes.writeTo(form);
      }
      Files.setLastModifiedTime(hidden, FileTime.from(lastRow));
      Files.move(hidden, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      written.add(new Written(folder.resolve(name), System.nanoTime()));
      while (System.nanoTime() - written.peek().nanos() > KEEP.toNanos()) {
        Files.deleteIfExists(written.remove().file());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name + " into " + folder, e);
    }
    for (Row row : rows) {
      String key = name + " at byte " + row.offset();
      receipts.acknowledged(row.record(), new Receipt(0, acknowledged.getAndIncrement(), key));
    }
    rows.clear();
    bytes.reset();
  }

  @Override
  public void throwFailure() {
    if (failure != null) {
      throw new IllegalStateException("the folder could not be written", failure);
    }
  }
}
