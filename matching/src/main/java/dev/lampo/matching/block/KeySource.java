package dev.lampo.matching.block;

import dev.lampo.matching.compare.Value;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Blocking;
import dev.lampo.matching.rules.KeyPart;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * From what the keys of many records are made. Of a table each part is taken once of each distinct
 * value: to fetch the values of each record for each rule costs far more than to hash them. For
 * several threads.
 */
public final class KeySource {
  private static final long[] NONE = {};

  private final Blocking blocking;
  private final KeyParts parts;
  private final int size;
  private final IntFunction<KeyParts.Taken> taken;

  private KeySource(
      Blocking blocking, KeyParts parts, int size, IntFunction<KeyParts.Taken> taken) {
    this.blocking = blocking;
    this.parts = parts;
    this.size = size;
    this.taken = taken;
  }

  /**
   * Records one by one.
   *
   * @param records the values of each, for several threads
   */
  public static KeySource of(Blocking blocking, IntFunction<Value[]> records, int size) {
    KeyParts parts = new KeyParts(blocking);
    return new KeySource(blocking, parts, size, row -> parts.of(records.apply(row)));
  }

  /**
   * All records of a table.
   *
   * @param values of a feature, by the number of their texts
   */
  public static KeySource of(Blocking blocking, Table table, IntFunction<Value[]> values) {
    KeyParts parts = new KeyParts(blocking);
    Column[] columns =
        parts.all().stream()
            .map(part -> new Column(table, part, values.apply(part.feature())))
            .toArray(Column[]::new);
    return new KeySource(blocking, parts, table.size(), row -> part -> columns[part].hashes(row));
  }

  /** The keys that hot keys leave the records. */
  public Blocks blocks(HotKeys hot) {
    Keys keys = new Keys(blocking, parts, hot);
    return Blocks.of(size, row -> keys.of(taken.apply(row)));
  }

  Blocking blocking() {
    return blocking;
  }

  KeyParts parts() {
    return parts;
  }

  int size() {
    return size;
  }

  KeyParts.Taken taken(int row) {
    return taken.apply(row);
  }

  /** What one part takes of all distinct values of a feature. */
  private static final class Column {
    private final Table table;
    private final int feature;

    /** By the number of the text, where one hash is taken of it. */
    private final long[] one;

    /** The same where none or several are. */
    private final long[][] others;

    Column(Table table, KeyPart part, Value[] values) {
      this.table = table;
      this.feature = part.feature();
      this.one = new long[values.length];
      long[][] found = new long[values.length][];
      IntStream.range(0, values.length)
          .parallel()
          .forEach(number -> take(Taking.hashes(part, values[number]), number, found));
      this.others = Arrays.stream(found).anyMatch(Objects::nonNull) ? found : null;
    }

    private void take(long[] hashes, int number, long[][] found) {
      if (hashes.length == 1) {
        one[number] = hashes[0];
      } else {
        found[number] = hashes;
      }
    }

    long[] hashes(int row) {
      int number = table.number(row, feature);
      if (number == Table.ABSENT) {
        return NONE;
      }
      return others == null || others[number] == null ? new long[] {one[number]} : others[number];
    }
  }
}
