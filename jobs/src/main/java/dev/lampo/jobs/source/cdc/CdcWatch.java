package dev.lampo.jobs.source.cdc;

import dev.lampo.jobs.source.Feed;
import dev.lampo.jobs.source.SourceWatch;
import dev.lampo.model.SourceHealth;
import dev.lampo.model.StoredPosition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Asks a server whether a table can still be followed. Positions are numbers of our own, of which
 * the server knows nothing; so begin and end stay -1. Each look connects anew, some seconds apart.
 */
final class CdcWatch implements SourceWatch {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final CdcSource source;
  private SourceHealth last;
  private Resume stored;
  private String storedText;
  private Instant lookedAt = Instant.EPOCH;

  CdcWatch(CdcSource source) {
    this.source = source;
    this.last = health(Instant.EPOCH, null, null, null, null);
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
  public synchronized void stored(StoredPosition position) {
    if (!Objects.equals(storedText, position.resume())) {
      storedText = position.resume();
      try {
        stored = storedText == null ? null : Resume.parse(storedText);
      } catch (IOException unreadable) {
        // The reader says so itself, and reads the table whole.
        stored = null;
      }
    }
  }

  @Override
  public void close() {}

  private SourceHealth ask(Instant now) {
    try {
      LogLag lag = source.server().look(source, stored).orElse(null);
      return lag == null
          ? health(now, null, null, null, null)
          : health(now, null, null, lag.text(), alarm(lag));
    } catch (IOException e) {
      Instant since = last.unreachableSince() == null ? now : last.unreachableSince();
      return health(last.observedAt(), since, e.getMessage(), null, null);
    }
  }

  private String alarm(LogLag lag) {
    return lag.bytes() <= source.lagAlarmBytes()
        ? null
        : lag.text()
            + ", more than lagAlarmMegabytes allows; the server must keep its log until it is"
            + " stored here: look whether the job runs, the relational copy is up and a long"
            + " transaction is open";
  }

  private SourceHealth health(
      Instant observedAt, Instant unreachableSince, String error, String note, String alarm) {
    return new SourceHealth(
        source.name(), Feed.PARTITION, -1, -1, observedAt, unreachableSince, error, note, alarm);
  }
}
