package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.model.SourceHealth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks a server whether a table can still be followed. Positions are numbers of our own, of which
 * the server knows nothing; so begin and end stay -1. Each look connects anew, some seconds apart.
 */
final class CdcWatch implements SourceWatch {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final CdcSource source;
  private SourceHealth last;
  private Instant lookedAt = Instant.EPOCH;

  CdcWatch(CdcSource source) {
    this.source = source;
    this.last = health(Instant.EPOCH, null, null, null);
  }

  @Override
  public synchronized List<SourceHealth> look(Instant now) {
    if (Duration.between(lookedAt, now).compareTo(LOOK_EVERY) >= 0) {
      lookedAt = now;
      last = ask(now);
    }
    return List.of(last);
  }

  @Override
  public void close() {}

  private SourceHealth ask(Instant now) {
    try {
      return health(now, null, null, source.server().look(source).orElse(null));
    } catch (IOException e) {
      Instant since = last.unreachableSince() == null ? now : last.unreachableSince();
      return health(last.observedAt(), since, e.getMessage(), null);
    }
  }

  private SourceHealth health(
      Instant observedAt, Instant unreachableSince, String error, String note) {
    return new SourceHealth(
        source.name(), Feed.PARTITION, -1, -1, observedAt, unreachableSince, error, note);
  }
}
