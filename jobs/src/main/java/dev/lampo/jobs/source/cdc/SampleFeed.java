package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.FeedItem;
import dev.lampo.jobs.source.ResumeMark;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a few rows beside the feed that may be reading the same table: under names of its own,
 * and with nothing left behind.
 */
final class SampleFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(SampleFeed.class);

  private final CdcSource source;
  private final CdcFeed feed;

  /** A feed of the source under another name of its log. */
  SampleFeed(CdcSource source) {
    this.source =
        new CdcSource(
            source.name(),
            source.login(),
            source.table(),
            source.server().beside(),
            source.lagAlarmBytes(),
            source.reading());
    this.feed = new CdcFeed(this.source);
  }

  @Override
  public void open(StoredPosition from, long firstOfRun) {
    feed.open(from, firstOfRun);
  }

  @Override
  public List<FeedItem> poll(Duration atMost) throws IOException {
    return feed.poll(atMost);
  }

  @Override
  public void stored(ResumeMark mark) {
    throw new IllegalStateException("nothing of a sample is stored");
  }

  @Override
  public void close() {
    feed.close();
    try {
      source.server().forget(source);
    } catch (IOException e) {
      LOG.warn(
          "source {}: what was made to look at it is still there: {}",
          source.name(),
          e.getMessage());
    }
  }
}
