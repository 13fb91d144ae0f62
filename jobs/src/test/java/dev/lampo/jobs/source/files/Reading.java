package dev.lampo.jobs.source.files;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.FeedItems;
import dev.lampo.jobs.source.RawRecord;
import dev.lampo.jobs.source.ResumeMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a feed handed over, in its order. */
record Reading(List<FeedItem> items) {
  static final long FIRST_OF_RUN = 1L << 40;
  private static final Duration WAIT = Duration.ofSeconds(1);

  /** Reads until a look at the folder finds nothing more to do. */
  static Reading all(FilesSource source) throws IOException {
    try (FilesFeed feed = opened(source, FilesFeed.RECORDS_MAX, null)) {
      return all(feed);
    }
  }

  static Reading all(Feed feed) throws IOException {
    List<FeedItem> items = new ArrayList<>();
    List<FeedItem> polled = stored(feed);
    while (!polled.isEmpty()) {
      items.addAll(polled);
      polled = stored(feed);
    }
    return new Reading(items);
  }

  /** One poll, of which everything is stored at once. */
  static List<FeedItem> stored(Feed feed) throws IOException {
    List<FeedItem> polled = feed.poll(WAIT);
    if (!polled.isEmpty()) {
      feed.stored(last(polled));
    }
    return polled;
  }

  /** Reads until the files that were chosen first are done. */
  static Reading chosen(FilesSource source, int recordsMax, ResumeMark from) throws IOException {
    List<FeedItem> items = new ArrayList<>();
    try (FilesFeed feed = opened(source, recordsMax, from)) {
      do {
        List<FeedItem> polled = stored(feed);
        if (polled.isEmpty()) {
          break;
        }
        items.addAll(polled);
      } while (Place.of(last(items).resume()).underWay() != null);
    }
    return new Reading(items);
  }

  static FilesFeed opened(FilesSource source, int recordsMax, ResumeMark from) {
    FilesFeed feed = new FilesFeed(source, recordsMax, FilesFeed.HOLD_MAX);
    feed.open(FeedItems.stored(source, from), FIRST_OF_RUN);
    return feed;
  }

  static ResumeMark last(List<FeedItem> items) {
    return (ResumeMark) items.get(items.size() - 1);
  }

  List<RawRecord> records() {
    return FeedItems.of(RawRecord.class, items);
  }

  List<String> values() {
    return records().stream().filter(record -> record.flaw() == null).map(Reading::value).toList();
  }

  /** Cause and detail of everything that is no record. */
  List<String> flaws() {
    return records().stream()
        .filter(record -> record.flaw() != null)
        .map(record -> record.flaw().cause() + ": " + record.flaw().detail())
        .toList();
  }

  static String value(RawRecord record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  /** Everything that tells one delivery from another. */
  static String text(RawRecord record) {
    return record.position()
        + " "
        + new String(record.key(), StandardCharsets.UTF_8)
        + " "
        + value(record)
        + " "
        + record.timestampMillis()
        + " "
        + record.flaw();
  }
}
