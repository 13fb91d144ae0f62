package dev.lampo.jobs.source.files;

import static java.util.Objects.requireNonNull;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedSource;
import dev.lampo.jobs.source.RecordReading;
import dev.lampo.jobs.source.SourceWatch;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder into which somebody puts files, each of them read once.
 *
 * @param folder seen by every node under this path
 * @param pattern glob for the names of files, without folders
 * @param settleAfter how long a file must stay as it is to be complete; null where a marker file of
 *     its name and {@link Folder#MARKER} says so
 */
public record FilesSource(
    String name,
    String folder,
    String pattern,
    Duration settleAfter,
    FileFormat format,
    RecordReading reading)
    implements FeedSource {
  /** Refuses nulls. */
  public FilesSource {
    requireNonNull(name, "name is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(pattern, "pattern is null");
    requireNonNull(format, "format is null");
    requireNonNull(reading, "reading is null");
  }

  @Override
  public Feed feed() {
    return new FilesFeed(this);
  }

  /** Nobody stores what a sample chooses, so it waits for nothing. */
  @Override
  public Feed sample() {
    return new FilesFeed(this, FilesFeed.RECORDS_MAX, Duration.ZERO);
  }

  @Override
  public SourceWatch watch() {
    return new FilesWatch(name, Path.of(folder));
  }

  @Override
  public String address() {
    return folder + "\n" + (settleAfter == null ? "by marker" : settleAfter);
  }

  /** Where the folder is and when a file is complete stay out. */
  @Override
  public String canonicalText() {
    return String.join("\n", name, pattern, format.toString(), reading.canonicalText());
  }
}
