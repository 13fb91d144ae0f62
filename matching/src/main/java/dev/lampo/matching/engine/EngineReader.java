package dev.lampo.matching.engine;

import static dev.lampo.matching.engine.EngineInput.damaged;

import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.cluster.ComponentTooLargeException;
import dev.lampo.matching.record.Forest;
import dev.lampo.matching.record.RecordId;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Reads what {@link EngineWriter} wrote. Everything is checked, and at the end the partition is
 * made anew from the pairs and compared, so that later operations can trust what they find.
 */
final class EngineReader {
  private final Engines engines;
  private final Engine engine;
  private final Records records;
  private final EntityIds ids;
  private final EngineInput in;
  private final int features;
  private int[] slots = {};

  EngineReader(Engines engines, byte[] bytes) {
    this.engines = engines;
    this.engine = engines.empty();
    this.records = engine.graph().records();
    this.ids = engine.ids();
    this.features = engines.model().rules().features().size();
    this.in = new EngineInput(bytes, Math.max(0, bytes.length - EngineFormat.CHECKSUM_BYTES));
    header();
    checksum(bytes);
  }

  private void header() {
    if (in.remaining() < 5 || in.fixed() != EngineFormat.MAGIC) {
      throw new BadEngineBytesException("these bytes are no engine");
    }
    int version = in.single();
    if (version != EngineFormat.VERSION) {
      throw new BadEngineBytesException(
          "an engine of format " + version + "; this is " + EngineFormat.VERSION);
    }
    String written = HexFormat.of().formatHex(in.raw(EngineFormat.HASH_BYTES));
    if (!written.equals(engines.hash())) {
      throw new OtherModelException(written, engines.hash());
    }
  }

  private static void checksum(byte[] bytes) {
    int length = bytes.length - EngineFormat.CHECKSUM_BYTES;
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, length);
    if (ByteBuffer.wrap(bytes).getInt(length) != (int) checksum.getValue()) {
      throw damaged("its checksum is wrong");
    }
  }

  Engine engine() {
    try {
      ids.continueFrom(
          in.number(Long.MAX_VALUE - 1, "ids published"),
          in.number(Long.MAX_VALUE - 1, "the counter"));
      records(entities());
      pairs();
      former();
      links();
      if (in.remaining() > 0) {
        throw damaged(in.remaining() + " bytes too many");
      }
      check();
      return engine;
    } catch (BadEngineBytesException | ComponentTooLargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw (BadEngineBytesException) damaged(String.valueOf(e.getMessage())).initCause(e);
    }
  }

  private int[] entities() {
    int[] entities = new int[in.count(1, "entities")];
    long before = 0;
    for (int i = 0; i < entities.length; i++) {
      long id = before + in.number(ids.published() - before, "an entity's id");
      if (id == before) {
        throw damaged("entity " + id + " is there twice");
      }
      entities[i] = ids.entities().add(id);
      before = id;
    }
    return entities;
  }

  private void records(int[] entities) {
    // Two texts, an entity and a number at least, and a byte for each feature.
    slots = new int[in.count(4 + features, "records")];
    RecordId before = null;
    for (int place = 0; place < slots.length; place++) {
      RecordId id = name();
      if (before != null && before.compareTo(id) >= 0) {
        throw damaged("record " + id + " is out of order");
      }
      before = id;
      int slot = records.hold(id, engines.model().values(texts()));
      records.insert(slot);
      int entity = entities[in.place(entities.length, "an entity's place")];
      records.entity(slot, entity);
      records.since(slot, in.number(ids.counter(), "a record's age"));
      ids.entities().member(entity, slot);
      engine.graph().enter(slot, engines.keys().of(records.values(slot)));
      slots[place] = slot;
    }
  }

  private String[] texts() {
    String[] texts = new String[features];
    for (int feature = 0; feature < features; feature++) {
      texts[feature] = in.text("a feature");
    }
    return texts;
  }

  private void pairs() {
    int count = in.count(6, "pairs");
    Forest components = new Forest(slots.length);
    int place = 0;
    int other = 0;
    for (int pair = 0; pair < count; pair++) {
      int lower = in.place(slots.length, "a pair's place");
      if (lower < place) {
        throw damaged("pairs are out of order");
      }
      other = lower == place ? Math.max(other, lower) : lower;
      place = lower;
      int step = in.place(slots.length - other, "a pair's other place");
      float bits = Float.intBitsToFloat(in.fixed());
      if (step == 0 || !(bits >= (float) engines.matchBits())) {
        throw damaged("pair " + place + ", " + (other + step) + " of " + bits + " bits");
      }
      other += step;
      engine.graph().pairs().add(slots[place], slots[other], bits);
      if (components.join(place, other)) {
        engine.graph().splice(slots[place], slots[other]);
      }
    }
  }

  private void former() {
    int count = in.count(3, "former ids");
    for (int row = 0; row < count; row++) {
      long id = in.number(ids.published(), "a former id");
      boolean part = in.number(1, "the kind of a former id") == 1;
      int anchor = slots[in.place(slots.length, "the anchor of a former id")];
      if (id == 0 || id == ids.of(anchor)) {
        throw damaged("former id " + id);
      }
      ids.lead(id, part, anchor);
    }
  }

  private void links() {
    int count = in.count(4, "cannot-links");
    for (int link = 0; link < count; link++) {
      if (!engine.links().add(new CannotLinks.Pair(name(), name()))) {
        throw damaged("a cannot-link is there twice");
      }
    }
  }

  private RecordId name() {
    String source = in.text("a source");
    String id = in.text("a record's id");
    if (source == null || id == null) {
      throw damaged("a record has no name");
    }
    return new RecordId(source, id);
  }

  /** That every entity is one part of what the pairs make, and every part one entity. */
  private void check() {
    List<int[]> parts = new Settlement(engine.graph(), engine.links(), engines, true).parts(slots);
    if (parts.size() != ids.entities().size()) {
      throw damaged(ids.entities().size() + " entities where " + parts.size() + " are expected");
    }
    IntMap seen = new IntMap();
    for (int[] part : parts) {
      if (!seen.put(records.entity(part[0]), 0)) {
        throw damaged("an entity whose records do not hang together");
      }
      for (int slot : part) {
        if (records.entity(slot) != records.entity(part[0])) {
          throw damaged("an entity that its records do not make");
        }
      }
    }
  }
}
