package dev.lampo.jobs.source.files;

import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.RawRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a folder to its end in a process of its own, whose heap the caller chooses. */
final class CountingRecords {
  private CountingRecords() {}

  /**
   * Prints how many records the folder of the first argument holds, and how many bytes they are.
   */
  public static void main(String[] arguments) throws IOException {
    long records = 0;
    long bytes = 0;
    try (FilesFeed feed =
        Reading.opened(FilesYaml.source(Path.of(arguments[0])), FilesFeed.RECORDS_MAX, null)) {
      List<FeedItem> items = Reading.stored(feed);
      while (!items.isEmpty()) {
        for (FeedItem item : items) {
          if (item instanceof RawRecord record && record.flaw() == null) {
            records++;
            bytes += record.value().length;
          }
        }
        items = Reading.stored(feed);
      }
    }
    System.out.println(records + " records, " + (bytes >> 30) + " GiB");
  }
}
