package dev.lampo.jobs.source;

import dev.lampo.model.Stamp;
import dev.lampo.model.StoredPosition;
import java.time.Instant;
import java.util.List;

/** What a feed gave, looked at by its kinds. */
public final class FeedItems {
  private FeedItems() {}

  /** Those of one kind, in their order. */
  public static <T extends FeedItem> List<T> of(Class<T> kind, List<FeedItem> items) {
    return items.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** A mark as the next run finds it stored; null, as at the very beginning, for null. */
  public static StoredPosition stored(Source source, ResumeMark mark) {
    return mark == null
        ? null
        : new StoredPosition(
            source.name(),
            mark.partition(),
            mark.next(),
            Instant.EPOCH,
            Instant.EPOCH,
            Stamp.NONE,
            mark.resume());
  }
}
