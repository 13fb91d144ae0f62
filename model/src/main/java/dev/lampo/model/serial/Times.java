package dev.lampo.model.serial;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as SQL's TIMESTAMP WITH TIME ZONE, always in UTC. */
final class Times {
  private Times() {}

  /** Not by {@link Instant#atOffset}: it makes rules for the zone at every call. */
  static OffsetDateTime utc(Instant instant) {
    return instant == null
        ? null
        : OffsetDateTime.of(
            LocalDateTime.ofEpochSecond(
                instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC),
            ZoneOffset.UTC);
  }

  static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
