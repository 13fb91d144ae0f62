package dev.lampo.model.serial;

import com.hazelcast.config.CompactSerializationConfig;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import dev.lampo.model.GridMap;
import java.util.List;

/** Every serializer of the model; members and clients must know all of them. */
public final class GridSerializers {
  private static final List<CompactSerializer<?>> ALL =
      List.of(
          new QuoteSerializer(),
          new OfferSerializer(),
          new EnquirySerializer(),
          new EnquiryAliasSerializer(),
          new TombstoneSerializer(),
          new RejectSerializer(),
          new StoredPositionSerializer(),
          new CopyLaneSerializer(),
          new SourceHealthSerializer(),
          new DecisionSerializer());

  private GridSerializers() {}

  /** Adds all of them to a member's or a client's configuration. */
  public static void addTo(CompactSerializationConfig config) {
    ALL.forEach(config::addSerializer);
  }

  /** Name under which a map's values are stored, as an SQL mapping wants it. */
  public static String typeName(GridMap<?> map) {
    return ALL.stream()
        .filter(serializer -> serializer.getCompactClass().equals(map.valueType()))
        .map(CompactSerializer::getTypeName)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("map holds no stored record: " + map));
  }
}
