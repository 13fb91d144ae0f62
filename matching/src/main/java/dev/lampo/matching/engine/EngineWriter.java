package dev.lampo.matching.engine;

import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.record.RecordId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Writes an engine in the order of names and ids, so that no trace of slots is left. */
final class EngineWriter {
  private final Engine engine;
  private final Records records;
  private final EntityIds ids;
  private final int[] slots;
  private final int[] places;
  private final CRC32 checksum = new CRC32();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out =
      new DataOutputStream(new CheckedOutputStream(bytes, checksum));

  EngineWriter(Engine engine) {
    this.engine = engine;
    this.records = engine.graph().records();
    this.ids = engine.ids();
    IntList held = new IntList();
    for (int slot = 1; slot <= records.highest(); slot++) {
      if (records.entity(slot) != 0) {
        held.add(slot);
      }
    }
    slots = Settlement.byName(held.toArray(), records);
    places = new int[records.highest() + 1];
    for (int place = 0; place < slots.length; place++) {
      places[slots[place]] = place;
    }
  }

  byte[] bytes() {
    try {
      out.writeInt(EngineFormat.MAGIC);
      out.writeByte(EngineFormat.VERSION);
      out.write(HexFormat.of().parseHex(engine.engines().hash()));
      number(ids.published());
      number(ids.counter());
      records(entities());
      pairs();
      former();
      links();
      out.writeInt((int) checksum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private long[] entities() throws IOException {
    long[] live = Arrays.stream(slots).mapToLong(ids::of).sorted().distinct().toArray();
    number(live.length);
    long before = 0;
    for (long id : live) {
      number(id - before);
      before = id;
    }
    return live;
  }

  private void records(long[] entities) throws IOException {
    number(slots.length);
    for (int slot : slots) {
      name(records.id(slot));
      for (Value value : records.values(slot)) {
        text(value == null ? null : value.text());
      }
      number(Arrays.binarySearch(entities, ids.of(slot)));
      number(records.since(slot));
    }
  }

  private void pairs() throws IOException {
    Pairs pairs = engine.graph().pairs();
    number(pairs.size());
    for (int place = 0; place < slots.length; place++) {
      int before = place;
      for (Half half : higher(place, pairs)) {
        number(place);
        number(half.place() - before);
        out.writeInt(Float.floatToIntBits(half.bits()));
        before = half.place();
      }
    }
  }

  private Half[] higher(int place, Pairs pairs) {
    java.util.List<Half> higher = new java.util.ArrayList<>();
    for (int end = pairs.first(slots[place]); end != 0; end = pairs.next(end)) {
      int other = places[pairs.other(end)];
      if (other > place) {
        higher.add(new Half(other, pairs.bits(end)));
      }
    }
    higher.sort(Comparator.comparingInt(Half::place));
    return higher.toArray(Half[]::new);
  }

  private void former() throws IOException {
    FormerIds former = ids.former();
    Integer[] rows = new Integer[former.size()];
    int count = 0;
    for (int chain = 0; chain < former.chains(); chain++) {
      for (int row = former.first(chain); row != 0; row = former.next(row)) {
        rows[count++] = row;
      }
    }
    Arrays.sort(
        rows,
        Comparator.<Integer>comparingLong(former::id)
            .thenComparing(former::part)
            .thenComparingInt(row -> places[former.anchor(row)]));
    number(rows.length);
    for (int row : rows) {
      number(former.id(row));
      out.writeBoolean(former.part(row));
      number(places[former.anchor(row)]);
    }
  }

  private void links() throws IOException {
    SortedSet<CannotLinks.Pair> pairs = engine.links().all().pairs();
    number(pairs.size());
    for (CannotLinks.Pair pair : pairs) {
      name(pair.one());
      name(pair.other());
    }
  }

  private void name(RecordId id) throws IOException {
    text(id.source());
    text(id.id());
  }

  /** The length and one more, or zero for null, then the text in UTF-8. */
  private void text(String text) throws IOException {
    if (text == null) {
      number(0);
      return;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length + 1L);
    out.write(encoded);
  }

  private void number(long number) throws IOException {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private record Half(int place, float bits) {}
}
