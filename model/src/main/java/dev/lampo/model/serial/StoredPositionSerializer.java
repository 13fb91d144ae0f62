package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.StoredPosition;

/** Stores {@link StoredPosition}. */
public final class StoredPositionSerializer implements CompactSerializer<StoredPosition> {
  @Override
  public StoredPosition read(CompactReader in) {
    return new StoredPosition(
        in.readString("source"),
        in.readInt32("source_partition"),
        in.readInt64("next_position"),
        Times.instant(in.readTimestampWithTimezone("committed_at")),
        Times.instant(in.readTimestampWithTimezone("taken_at")),
        in.readInt64("stamp"),
        in.readString("resume"));
  }

  @Override
  public void write(CompactWriter out, StoredPosition position) {
    out.writeString("id", position.lane());
    out.writeString("source", position.source());
    out.writeInt32("source_partition", position.partition());
    out.writeInt64("next_position", position.next());
    out.writeTimestampWithTimezone("committed_at", Times.utc(position.committedAt()));
    out.writeTimestampWithTimezone("taken_at", Times.utc(position.takenAt()));
    out.writeInt64("stamp", position.stamp());
    out.writeString("resume", position.resume());
  }

  @Override
  public String getTypeName() {
    return "stored_position";
  }

  @Override
  public Class<StoredPosition> getCompactClass() {
    return StoredPosition.class;
  }
}
