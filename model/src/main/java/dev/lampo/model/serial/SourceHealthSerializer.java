package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.SourceHealth;

/** Stores {@link SourceHealth}. */
public final class SourceHealthSerializer implements CompactSerializer<SourceHealth> {
  @Override
  public SourceHealth read(CompactReader in) {
    return new SourceHealth(
        in.readString("source"),
        in.readInt32("source_partition"),
        in.readInt64("begin_position"),
        in.readInt64("end_position"),
        Times.instant(in.readTimestampWithTimezone("observed_at")),
        Times.instant(in.readTimestampWithTimezone("unreachable_since")),
        in.readString("error"),
        in.readString("note"),
        in.readString("alarm"));
  }

  @Override
  public void write(CompactWriter out, SourceHealth health) {
    out.writeString("id", health.lane());
    out.writeString("source", health.source());
    out.writeInt32("source_partition", health.partition());
    out.writeInt64("begin_position", health.begin());
    out.writeInt64("end_position", health.end());
    out.writeTimestampWithTimezone("observed_at", Times.utc(health.observedAt()));
    out.writeTimestampWithTimezone("unreachable_since", Times.utc(health.unreachableSince()));
    out.writeString("error", health.error());
    out.writeString("note", health.note());
    out.writeString("alarm", health.alarm());
  }

  @Override
  public String getTypeName() {
    return "source_health";
  }

  @Override
  public Class<SourceHealth> getCompactClass() {
    return SourceHealth.class;
  }
}
