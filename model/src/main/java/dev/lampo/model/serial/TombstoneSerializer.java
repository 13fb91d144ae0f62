package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.Tombstone;

/** Stores {@link Tombstone}. */
public final class TombstoneSerializer implements CompactSerializer<Tombstone> {
  @Override
  public Tombstone read(CompactReader in) {
    return new Tombstone(
        in.readString("id"), QuoteSerializer.LineageFields.read(in), in.readInt64("stamp"));
  }

  @Override
  public void write(CompactWriter out, Tombstone tombstone) {
    out.writeString("id", tombstone.id());
    QuoteSerializer.LineageFields.write(out, tombstone.lineage());
    out.writeInt64("stamp", tombstone.stamp());
  }

  @Override
  public String getTypeName() {
    return "tombstone";
  }

  @Override
  public Class<Tombstone> getCompactClass() {
    return Tombstone.class;
  }
}
