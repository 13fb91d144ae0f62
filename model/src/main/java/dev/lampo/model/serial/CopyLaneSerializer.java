package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.CopyLane;

/** Stores {@link CopyLane}. */
public final class CopyLaneSerializer implements CompactSerializer<CopyLane> {
  @Override
  public CopyLane read(CompactReader in) {
    return new CopyLane(
        in.readInt32("lane"),
        in.readInt32("lanes"),
        in.readInt64("stamp"),
        Times.instant(in.readTimestampWithTimezone("durable_at")),
        in.readInt32("pending"),
        in.readInt64("written"),
        in.readInt64("refused"),
        Times.instant(in.readTimestampWithTimezone("failing_since")),
        in.readString("error"));
  }

  @Override
  public void write(CompactWriter out, CopyLane lane) {
    out.writeString("id", Integer.toString(lane.lane()));
    out.writeInt32("lane", lane.lane());
    out.writeInt32("lanes", lane.lanes());
    out.writeInt64("stamp", lane.stamp());
    out.writeTimestampWithTimezone("durable_at", Times.utc(lane.durableAt()));
    out.writeInt32("pending", lane.pending());
    out.writeInt64("written", lane.written());
    out.writeInt64("refused", lane.refused());
    out.writeTimestampWithTimezone("failing_since", Times.utc(lane.failingSince()));
    out.writeString("error", lane.error());
  }

  @Override
  public String getTypeName() {
    return "copy_lane";
  }

  @Override
  public Class<CopyLane> getCompactClass() {
    return CopyLane.class;
  }
}
