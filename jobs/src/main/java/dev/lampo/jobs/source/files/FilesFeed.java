package dev.lampo.jobs.source.files;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.Flaw;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.model.RejectCause;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of a folder one after the other. Numbers are counted on from the place that was
 * resumed, so they mean the same records as long as nobody touches the files chosen there. Where
 * somebody did, what cannot be read any more becomes a reject, and a new range of numbers begins.
 *
 * <p>Of newly chosen files nothing is handed over before the choice is stored: else a restart would
 * choose again, and a file that has come since with an older time would take the numbers of others.
 */
final class FilesFeed implements Feed {
  /** What one poll hands over at most, if that is more than one record. */
  static final int RECORDS_MAX = 4_096;

  static final long BYTES_MAX = 4_194_304;

  /** So many files are chosen at a time, which bounds the text of a mark. */
  static final int CHOSEN_MAX = 500;

  private static final Logger LOG = LoggerFactory.getLogger(FilesFeed.class);
  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(200).toNanos();

  /**
   * How long a choice may wait to be stored: longer than snapshots take, and not so long that a
   * copy that is down keeps files from being read.
   */
  static final Duration HOLD_MAX = Duration.ofSeconds(15);

  /** How often it is said that everything has been read. */
  private static final Duration SAY_EVERY = Duration.ofSeconds(1);

  /** A look at a large folder takes time, and may take at most a tenth of it. */
  private static final int PAUSE_PER_LOOK = 9;

  private final FilesSource source;
  private final int recordsMax;
  private final Duration holdMax;
  private final Path path;
  private final Folder folder;
  private Place place = new Place();
  private OpenFile open;
  private long next;
  private long firstOfRun;
  private long lookAtNanos = System.nanoTime();
  private long missingSinceNanos;
  private boolean missing;

  /** The text of a choice that is not stored yet, or null. */
  private String held;

  private long heldUntilNanos;

  /** When the folder was last said to hold nothing unread, or null. */
  private Instant saidAt;

  FilesFeed(FilesSource source) {
    this(source, RECORDS_MAX, HOLD_MAX);
  }

  /**
   * A feed with bounds of its own.
   *
   * @param recordsMax handed over by one poll
   * @param holdMax how long a choice may wait to be stored
   */
  FilesFeed(FilesSource source, int recordsMax, Duration holdMax) {
    this.source = source;
    this.recordsMax = recordsMax;
    this.holdMax = holdMax;
    path = Path.of(source.folder());
    folder = new Folder(path, source.pattern(), source.settleAfter());
  }

  /**
   * Without a place it counts from zero, so that what a run began and nobody stored is the same.
   */
  @Override
  public void open(StoredPosition from, long first) {
    firstOfRun = first;
    if (from == null) {
      return;
    }
    try {
      place = Place.of(from.resume());
      next = from.next();
    } catch (IllegalArgumentException e) {
      LOG.warn("source {} reads every file again: {}", source.name(), e.getMessage());
      next = Math.max(from.next(), first);
    }
  }

  @Override
  public List<FeedItem> poll(Duration atMost) throws IOException {
    if (place.underWay() == null) {
      return isTimeAt(lookAtNanos, atMost) ? choose() : List.of();
    }
    if (held != null && !isTimeAt(heldUntilNanos, atMost)) {
      return List.of();
    }
    held = null;
    Batch batch = new Batch();
    try {
      while (!batch.isFull() && place.underWay() != null) {
        read(batch);
      }
    } catch (IOException e) {
      letGo();
      // What was read before goes first; the failure will show itself again.
      if (!batch.changed) {
        throw e;
      }
    }
    batch.items.add(mark());
    return batch.items;
  }

  @Override
  public void stored(ResumeMark mark) {
    if (mark.resume().equals(held)) {
      held = null;
    }
  }

  @Override
  public void close() {
    letGo();
  }

  /** Whether a moment has come, or comes within this time. */
  private static boolean isTimeAt(long nanos, Duration atMost) {
    long wait = Math.min(nanos - System.nanoTime(), atMost.toNanos());
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    }
    return nanos - System.nanoTime() <= 0;
  }

  /** The choice has a mark of its own, and waits until that is stored. */
  private List<FeedItem> choose() throws IOException {
    long began = System.nanoTime();
    Instant beganAt = Instant.now();
    Folder.Look look;
    try {
      look = folder.look(began);
    } finally {
      long ended = System.nanoTime();
      lookAtNanos = ended + Math.max(LOOK_EVERY_NANOS, PAUSE_PER_LOOK * (ended - began));
    }
    place.keep(look.all());
    List<FileId> chosen =
        look.complete().stream().filter(file -> !place.isDone(file)).limit(CHOSEN_MAX).toList();
    if (chosen.isEmpty()) {
      boolean mounted = look.isMounted() || place.isNew();
      boolean everything = look.all().stream().allMatch(place::isDone);
      return mounted && everything ? readUpTo(beganAt) : List.of();
    }
    place.choose(chosen);
    if (chosen.size() == CHOSEN_MAX) {
      lookAtNanos = System.nanoTime();
    }
    ResumeMark mark = mark();
    held = mark.resume();
    heldUntilNanos = System.nanoTime() + holdMax.toNanos();
    return List.of(mark);
  }

  /** That nothing is left is news as well, though not more often than anybody asks. */
  private List<FeedItem> readUpTo(Instant at) {
    if (saidAt != null && at.isBefore(saidAt.plus(SAY_EVERY))) {
      return List.of();
    }
    saidAt = at;
    return List.of(mark(at));
  }

  private void read(Batch batch) throws IOException {
    FileId file = place.underWay();
    try {
      if (open == null && !isReady(file, batch)) {
        return;
      }
      Cut cut = open.next();
      if (cut == null) {
        finish(file, batch);
      } else {
        batch.add(record(file, cut));
        place.readUpTo(cut.next());
      }
    } catch (BrokenFile broken) {
      byte[] rest = open == null ? new byte[0] : open.rest();
      batch.add(record(file, new Cut(place.offset(), place.offset(), rest, broken.flaw())));
      done(batch);
    }
  }

  /** Opens the file where it is the one that was chosen; else says what happened to it. */
  private boolean isReady(FileId file, Batch batch) throws IOException {
    try {
      if (now(file).equals(file)) {
        missing = false;
        open =
            OpenFile.open(
                file.in(path), source.format(), place.offset(), source.reading().maxPayloadBytes());
        return true;
      }
      if (place.offset() > 0) {
        spoilt(file, "was changed", batch);
      } else {
        // Nothing of it was read, and what it holds now will be.
        next = Math.max(next, firstOfRun);
        drop(batch);
      }
    } catch (NoSuchFileException e) {
      if (isGone(file)) {
        spoilt(file, "left the folder", batch);
      }
    }
    return false;
  }

  /** Not while its folder is gone, or empty as if it were not mounted, nor for a moment only. */
  private boolean isGone(FileId file) throws IOException {
    Folder.Look look = folder.look(System.nanoTime());
    if (!missing) {
      missing = true;
      missingSinceNanos = System.nanoTime();
    }
    Duration patience = source.settleAfter() == null ? Duration.ZERO : source.settleAfter();
    if (!look.isMounted() || System.nanoTime() - missingSinceNanos < patience.toNanos()) {
      throw new IOException("file " + file.in(path) + " is gone, of which not all has been read");
    }
    missing = false;
    return true;
  }

  /** What was to come of this content is lost, and numbers after it may have been given out. */
  private void spoilt(FileId file, String what, Batch batch) {
    next = Math.max(next, firstOfRun);
    String detail =
        "the file " + what + " when " + place.offset() + " bytes had been read; the rest was not";
    Flaw flaw = new Flaw(RejectCause.NOT_READ, detail);
    batch.add(record(file, new Cut(place.offset(), place.offset(), new byte[0], flaw)));
    drop(batch);
  }

  private void drop(Batch batch) {
    batch.changed = true;
    place.drop();
    letGo();
  }

  private void finish(FileId file, Batch batch) throws IOException {
    FileId now = null;
    try {
      now = now(file);
    } catch (NoSuchFileException e) {
      LOG.debug("{} left the folder after it had been read", file.name());
    }
    if (now == null || now.equals(file)) {
      done(batch);
    } else {
      spoilt(file, "was changed", batch);
    }
  }

  private void done(Batch batch) {
    batch.changed = true;
    place.finish();
    letGo();
  }

  private FileId now(FileId file) throws IOException {
    return FileId.of(file.name(), Files.readAttributes(file.in(path), BasicFileAttributes.class));
  }

  private RawRecord record(FileId file, Cut cut) {
    String where = file.name() + " at byte " + cut.offset();
    Flaw flaw = cut.flaw();
    return new RawRecord(
        PARTITION,
        next++,
        where.getBytes(StandardCharsets.UTF_8),
        cut.bytes(),
        Map.of(),
        file.modifiedMillis(),
        false,
        flaw == null ? null : new Flaw(flaw.cause(), flaw.detail() + " (" + where + ")"));
  }

  private ResumeMark mark() {
    return mark(null);
  }

  private ResumeMark mark(Instant readUpTo) {
    return new ResumeMark(PARTITION, next, place.text(), readUpTo);
  }

  private void letGo() {
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        LOG.debug("closing a file of {}", source.name(), e);
      }
      open = null;
    }
  }

  /** What one poll hands over. */
  private final class Batch {
    private final List<FeedItem> items = new ArrayList<>();
    private long bytes;
    private boolean changed;

    void add(RawRecord record) {
      items.add(record);
      bytes += record.value().length;
      changed = true;
    }

    boolean isFull() {
      return items.size() >= recordsMax || bytes >= BYTES_MAX;
    }
  }
}
