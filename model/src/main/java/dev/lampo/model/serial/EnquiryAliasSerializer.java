package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.EnquiryAlias;
import dev.lampo.model.TripKey;

/** Stores {@link EnquiryAlias}. */
public final class EnquiryAliasSerializer implements CompactSerializer<EnquiryAlias> {
  @Override
  public EnquiryAlias read(CompactReader in) {
    return new EnquiryAlias(
        in.readString("id"),
        TripKey.parse(in.readString("trip")),
        in.readString("successor"),
        in.readString("anchor"),
        in.readInt64("stamp"));
  }

  @Override
  public void write(CompactWriter out, EnquiryAlias alias) {
    out.writeString("id", alias.id());
    out.writeString("trip", alias.trip().toString());
    out.writeString("successor", alias.successor());
    out.writeString("anchor", alias.anchor());
    out.writeInt64("stamp", alias.stamp());
  }

  @Override
  public String getTypeName() {
    return "enquiry_alias";
  }

  @Override
  public Class<EnquiryAlias> getCompactClass() {
    return EnquiryAlias.class;
  }
}
