package dev.lampo.model.serial;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.Decision;

/** Stores {@link Decision}. */
public final class DecisionSerializer implements CompactSerializer<Decision> {
  @Override
  public Decision read(CompactReader in) {
    return new Decision(
        in.readString("id"),
        Decision.Kind.valueOf(in.readString("kind")),
        in.readString("target"),
        Times.instant(in.readTimestampWithTimezone("decided_at")));
  }

  @Override
  public void write(CompactWriter out, Decision decision) {
    out.writeString("id", decision.id());
    out.writeString("kind", decision.kind().name());
    out.writeString("target", decision.target());
    out.writeTimestampWithTimezone("decided_at", Times.utc(decision.decidedAt()));
  }

  @Override
  public String getTypeName() {
    return "decision";
  }

  @Override
  public Class<Decision> getCompactClass() {
    return Decision.class;
  }
}
