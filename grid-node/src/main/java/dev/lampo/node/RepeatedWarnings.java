package dev.lampo.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Lets each warning and error through a few times a minute and counts the rest, so that a neighbour
 * that is down for an hour does not fill the disk. The next one let through is preceded by the
 * count. Two are the same when logger and message agree, whatever fills the message's gaps.
 */
public final class RepeatedWarnings extends TurboFilter {
  private static final Marker COUNT = MarkerFactory.getMarker("REPEATED");
  private static final int ALLOWED = 5;
  private static final long WINDOW_MILLIS = 60_000;
  private static final int REMEMBERED = 512;

  private final Map<String, Seen> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** How often a message came in the window that began then. */
  private static final class Seen {
    private long since;
    private int count;
  }

  private final LongSupplier millis;

  /** Made by logback from its configuration. */
  public RepeatedWarnings() {
    this(System::currentTimeMillis);
  }

  RepeatedWarnings(LongSupplier millis) {
    this.millis = millis;
  }

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] parameters,
      Throwable thrown) {
    boolean counted =
        format != null
            && level.isGreaterOrEqual(Level.WARN)
            && logger.isEnabledFor(COUNT, level)
            && marker != COUNT;
    if (!counted) {
      return FilterReply.NEUTRAL;
    }
    int suppressed = countedAndSuppressed(logger.getName() + ' ' + format);
    if (suppressed < 0) {
      return FilterReply.DENY;
    }
    if (suppressed > 0) {
      logger.warn(COUNT, "the next message came {} more times and was not logged", suppressed);
    }
    return FilterReply.NEUTRAL;
  }

  /** Minus one: not now. Otherwise how many were held back in the window that has just ended. */
  private synchronized int countedAndSuppressed(String key) {
    Seen message = seen.computeIfAbsent(key, ignored -> new Seen());
    long now = millis.getAsLong();
    if (now - message.since < WINDOW_MILLIS) {
      return ++message.count > ALLOWED ? -1 : 0;
    }
    int suppressed = Math.max(0, message.count - ALLOWED);
    message.since = now;
    message.count = 1;
    return suppressed;
  }
}
