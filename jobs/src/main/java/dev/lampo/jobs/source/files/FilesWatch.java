package dev.lampo.jobs.source.files;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.model.SourceHealth;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Looks whether a folder can be read. How many records lie in it nobody knows before they are read,
 * so begin and end stay -1. May be used by several threads, one after the other.
 */
final class FilesWatch implements SourceWatch {
  private final String source;
  private final Path folder;
  private SourceHealth last;

  FilesWatch(String source, Path folder) {
    this.source = source;
    this.folder = folder;
    last = new SourceHealth(source, Feed.PARTITION, -1, -1, Instant.EPOCH, null, null);
  }

  @Override
  public synchronized List<SourceHealth> look(Instant now) {
    try (DirectoryStream<Path> entries = Folder.open(folder)) {
      entries.iterator().hasNext();
      last = health(now, null, null);
    } catch (IOException | RuntimeException e) {
      Instant since = last.unreachableSince() == null ? now : last.unreachableSince();
      last = health(last.observedAt(), since, e.getMessage());
    }
    return List.of(last);
  }

  @Override
  public void close() {}

  private SourceHealth health(Instant observedAt, Instant since, String error) {
    return new SourceHealth(source, Feed.PARTITION, -1, -1, observedAt, since, error);
  }
}
