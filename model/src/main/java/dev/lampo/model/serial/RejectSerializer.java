package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.Reject;
import dev.lampo.model.RejectCause;
import dev.lampo.model.SourcePosition;

/** Stores {@link Reject}. */
public final class RejectSerializer implements CompactSerializer<Reject> {
  @Override
  public Reject read(CompactReader in) {
    return new Reject(
        in.readString("id"),
        new SourcePosition(
            in.readString("source"),
            in.readInt32("source_partition"),
            in.readInt64("source_position")),
        RejectCause.ofCode(in.readString("cause")),
        in.readString("field"),
        in.readString("detail"),
        in.readString("record_key"),
        in.readString("payload"),
        in.readInt32("payload_bytes"),
        Times.instant(in.readTimestampWithTimezone("committed_at")),
        in.readInt64("stamp"),
        Times.instant(in.readTimestampWithTimezone("replayed_at")));
  }

  @Override
  public void write(CompactWriter out, Reject reject) {
    out.writeString("id", reject.id());
    out.writeString("source", reject.origin().source());
    out.writeInt32("source_partition", reject.origin().partition());
    out.writeInt64("source_position", reject.origin().position());
    out.writeString("cause", reject.cause().code());
    out.writeString("field", reject.field());
    out.writeString("detail", reject.detail());
    out.writeString("record_key", reject.recordKey());
    out.writeString("payload", reject.payload());
    out.writeInt32("payload_bytes", reject.payloadBytes());
    out.writeTimestampWithTimezone("committed_at", Times.utc(reject.committedAt()));
    out.writeInt64("stamp", reject.stamp());
    out.writeTimestampWithTimezone("replayed_at", Times.utc(reject.replayedAt()));
  }

  @Override
  public String getTypeName() {
    return "reject";
  }

  @Override
  public Class<Reject> getCompactClass() {
    return Reject.class;
  }
}
