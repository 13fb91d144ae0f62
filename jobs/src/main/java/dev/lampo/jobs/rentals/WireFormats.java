package dev.lampo.jobs.rentals;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;
import dev.lampo.model.Change;
import dev.lampo.model.Customer;
import dev.lampo.model.Delivery;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Lineage;
import dev.lampo.model.Marks;
import dev.lampo.model.Money;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.SourcePosition;
import dev.lampo.model.Stop;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.TripKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * How the job's own messages travel between members. They live as long as a run, and all members of
 * a cluster run the same version, so no schema goes with them; stored records are Compact.
 */
public final class WireFormats {
  private static final int FIRST_TYPE_ID = 7100;
  private static final List<GridMap<?>> MAPS = GridMaps.all();
  private static final Delivery.Manner[] MANNERS = Delivery.Manner.values();
  private static final MapWrite.Destination[] DESTINATIONS = MapWrite.Destination.values();

  private WireFormats() {}

  /** Adds the formats to a member's configuration. */
  public static void addTo(SerializationConfig config) {
    add(config, Delivery.class, 0, WireFormats::writeDelivery, WireFormats::readDelivery);
    add(config, TripInput.Place.class, 1, WireFormats::writePlace, WireFormats::readPlace);
    add(config, TripInput.Amend.class, 2, WireFormats::writeAmend, WireFormats::readAmend);
    add(config, TripInput.Leave.class, 3, WireFormats::writeLeave, WireFormats::readLeave);
    add(config, MapWrite.class, 4, WireFormats::writeMapWrite, WireFormats::readMapWrite);
    add(config, PositionMark.class, 5, WireFormats::writeMark, WireFormats::readMark);
  }

  private static <T> void add(
      SerializationConfig config, Class<?> type, int number, Writer<T> writer, Reader<T> reader) {
    config.addSerializerConfig(
        new SerializerConfig()
            .setTypeClass(type)
            .setImplementation(new Format<>(FIRST_TYPE_ID + number, writer, reader)));
  }

  private interface Writer<T> {
    void write(ObjectDataOutput out, T message) throws IOException;
  }

  private interface Reader<T> {
    T read(ObjectDataInput in) throws IOException;
  }

  private record Format<T>(int typeId, Writer<T> writer, Reader<T> reader)
      implements StreamSerializer<T> {
    @Override
    public int getTypeId() {
      return typeId;
    }

    @Override
    public void write(ObjectDataOutput out, T message) throws IOException {
      writer.write(out, message);
    }

    @Override
    public T read(ObjectDataInput in) throws IOException {
      return reader.read(in);
    }
  }

  private static void writeDelivery(ObjectDataOutput out, Delivery<QuoteTerms> delivery)
      throws IOException {
    out.writeString(delivery.recordId());
    out.writeString(delivery.origin().source());
    out.writeInt(delivery.origin().partition());
    out.writeLong(delivery.origin().position());
    writeInstant(out, delivery.committedAt());
    out.writeByte(delivery.manner().ordinal());
    out.writeLong(delivery.change().version());
    if (delivery.change() instanceof Change.Present<QuoteTerms> present) {
      out.writeBoolean(true);
      out.writeLong(present.contentHash());
      writeTerms(out, present.content());
    } else {
      out.writeBoolean(false);
    }
  }

  private static Delivery<QuoteTerms> readDelivery(ObjectDataInput in) throws IOException {
    String id = in.readString();
    SourcePosition origin = new SourcePosition(in.readString(), in.readInt(), in.readLong());
    Instant committedAt = readInstant(in);
    Delivery.Manner manner = MANNERS[in.readByte()];
    long version = in.readLong();
    Change<QuoteTerms> change =
        in.readBoolean()
            ? new Change.Present<>(version, in.readLong(), readTerms(in))
            : new Change.Deleted<>(version);
    return new Delivery<>(id, origin, committedAt, change, manner);
  }

  private static void writePlace(ObjectDataOutput out, TripInput.Place place) throws IOException {
    writeTrip(out, place.trip());
    out.writeString(place.quoteId());
    writeTerms(out, place.terms());
    writeLineage(out, place.lineage());
  }

  private static TripInput.Place readPlace(ObjectDataInput in) throws IOException {
    return new TripInput.Place(readTrip(in), in.readString(), readTerms(in), readLineage(in));
  }

  private static void writeAmend(ObjectDataOutput out, TripInput.Amend amend) throws IOException {
    writeTrip(out, amend.trip());
    out.writeString(amend.quoteId());
    writeLineage(out, amend.lineage());
  }

  private static TripInput.Amend readAmend(ObjectDataInput in) throws IOException {
    return new TripInput.Amend(readTrip(in), in.readString(), readLineage(in));
  }

  private static void writeLeave(ObjectDataOutput out, TripInput.Leave leave) throws IOException {
    writeTrip(out, leave.trip());
    out.writeString(leave.quoteId());
  }

  private static TripInput.Leave readLeave(ObjectDataInput in) throws IOException {
    return new TripInput.Leave(readTrip(in), in.readString());
  }

  private static void writeMapWrite(ObjectDataOutput out, MapWrite write) throws IOException {
    out.writeByte(MAPS.indexOf(write.map()));
    out.writeByte(write.destination().ordinal());
    out.writeString(write.key());
    out.writeObject(write.value());
  }

  private static MapWrite readMapWrite(ObjectDataInput in) throws IOException {
    GridMap<?> map = MAPS.get(in.readByte());
    MapWrite.Destination destination = DESTINATIONS[in.readByte()];
    return new MapWrite(map, in.readString(), in.readObject(), destination);
  }

  private static void writeMark(ObjectDataOutput out, PositionMark mark) throws IOException {
    out.writeInt(mark.snapshot());
    out.writeInt(mark.positions().size());
    for (StoredPosition position : mark.positions()) {
      out.writeObject(position);
    }
  }

  private static PositionMark readMark(ObjectDataInput in) throws IOException {
    int snapshot = in.readInt();
    int count = in.readInt();
    List<StoredPosition> positions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      positions.add(in.readObject());
    }
    return new PositionMark(snapshot, positions);
  }

  private static void writeTerms(ObjectDataOutput out, QuoteTerms terms) throws IOException {
    out.writeString(terms.broker());
    out.writeString(terms.customer().key());
    out.writeString(terms.customer().name());
    out.writeString(terms.customer().email());
    out.writeString(terms.customer().phone());
    writeStop(out, terms.pickup());
    writeStop(out, terms.dropOff());
    out.writeString(terms.carClass());
    out.writeString(terms.classFamily());
    out.writeInt(terms.price().amount().scale());
    out.writeByteArray(terms.price().amount().unscaledValue().toByteArray());
    out.writeString(terms.price().currency());
    writeInstant(out, terms.quotedAt());
  }

  private static QuoteTerms readTerms(ObjectDataInput in) throws IOException {
    String broker = in.readString();
    Customer customer =
        new Customer(in.readString(), in.readString(), in.readString(), in.readString());
    Stop pickup = readStop(in);
    Stop dropOff = readStop(in);
    String carClass = in.readString();
    String family = in.readString();
    int scale = in.readInt();
    BigDecimal amount = new BigDecimal(new BigInteger(in.readByteArray()), scale);
    Money price = new Money(amount, in.readString());
    return new QuoteTerms(
        broker, customer, pickup, dropOff, carClass, family, price, readInstant(in));
  }

  private static void writeStop(ObjectDataOutput out, Stop stop) throws IOException {
    out.writeString(stop.station());
    out.writeString(stop.group());
    out.writeLong(stop.at().toLocalDate().toEpochDay());
    out.writeLong(stop.at().toLocalTime().toNanoOfDay());
  }

  private static Stop readStop(ObjectDataInput in) throws IOException {
    return new Stop(
        in.readString(),
        in.readString(),
        LocalDateTime.of(
            LocalDate.ofEpochDay(in.readLong()), LocalTime.ofNanoOfDay(in.readLong())));
  }

  private static void writeLineage(ObjectDataOutput out, Lineage lineage) throws IOException {
    out.writeLong(lineage.version());
    out.writeLong(lineage.contentHash());
    out.writeLong(lineage.deletedVersion());
    out.writeInt(lineage.deliveries());
    out.writeIntArray(lineage.latest().partitions());
    out.writeLongArray(lineage.latest().positions());
    writeInstant(out, lineage.committedAt());
    out.writeInt(lineage.revision());
    out.writeInt(lineage.moves());
  }

  private static Lineage readLineage(ObjectDataInput in) throws IOException {
    return new Lineage(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        Marks.of(in.readIntArray(), in.readLongArray()),
        readInstant(in),
        in.readInt(),
        in.readInt());
  }

  private static void writeTrip(ObjectDataOutput out, TripKey trip) throws IOException {
    out.writeString(trip.stationGroup());
    out.writeInt((int) trip.day().toEpochDay());
  }

  private static TripKey readTrip(ObjectDataInput in) throws IOException {
    return new TripKey(in.readString(), LocalDate.ofEpochDay(in.readInt()));
  }

  private static void writeInstant(ObjectDataOutput out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(ObjectDataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
