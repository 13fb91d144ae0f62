package dev.lampo.jobs.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.postgresql.util.ByteConverter;

/**
 * Reads rows in the binary format of PostgreSQL's COPY, the inverse of {@link RowEncoder}: columns
 * in the order of the statement, {@code nanos} first. Not for several threads.
 */
final class RowDecoder {
  private static final int HEADER_BYTES = 19;
  private static final int[] NO_NANOS = new int[0];

  private ByteBuffer in = ByteBuffer.allocate(0);
  private boolean begun;
  private int[] nanos = NO_NANOS;
  private int times;

  /** Takes one message of the server; returns whether it holds a row. */
  boolean accept(byte[] message) {
    in = ByteBuffer.wrap(message);
    if (!begun) {
      begun = true;
      in.position(HEADER_BYTES + ByteBuffer.wrap(message, HEADER_BYTES - 4, 4).getInt());
    }
    if (in.remaining() < Short.BYTES || in.getShort() < 0) {
      return false;
    }
    times = 0;
    int[] stored = ints();
    nanos = stored == null ? NO_NANOS : stored;
    return true;
  }

  String text() {
    int length = in.getInt();
    if (length < 0) {
      return null;
    }
    return ExactText.original(new String(in.array(), skipped(length), length, UTF_8));
  }

  /** The text of a JSON document. */
  byte[] jsonb() {
    int length = in.getInt();
    int from = skipped(length);
    return Arrays.copyOfRange(in.array(), from + 1, from + length);
  }

  int int4() {
    in.getInt();
    return in.getInt();
  }

  long int8() {
    in.getInt();
    return in.getLong();
  }

  BigDecimal numeric() {
    int length = in.getInt();
    return (BigDecimal) ByteConverter.numeric(in.array(), skipped(length), length);
  }

  LocalDate date() {
    return LocalDate.ofEpochDay((long) int4() + RowEncoder.EPOCH_DAYS);
  }

  LocalDateTime wallClock() {
    int nano = nano();
    if (in.getInt() < 0) {
      return null;
    }
    long micros = in.getLong();
    return LocalDateTime.ofEpochSecond(seconds(micros), nano(micros) + nano, ZoneOffset.UTC);
  }

  Instant instant() {
    int nano = nano();
    if (in.getInt() < 0) {
      return null;
    }
    long micros = in.getLong();
    return Instant.ofEpochSecond(seconds(micros), nano(micros) + nano);
  }

  int[] ints() {
    int length = arrayLength();
    if (length < 0) {
      return null;
    }
    int[] values = new int[length];
    for (int i = 0; i < length; i++) {
      values[i] = int4();
    }
    return values;
  }

  long[] longs() {
    int length = arrayLength();
    if (length < 0) {
      return null;
    }
    long[] values = new long[length];
    for (int i = 0; i < length; i++) {
      values[i] = int8();
    }
    return values;
  }

  /** Elements of the array that follows; less than zero for null. */
  private int arrayLength() {
    if (in.getInt() < 0) {
      return -1;
    }
    int dimensions = in.getInt();
    skipped(2 * Integer.BYTES);
    if (dimensions == 0) {
      return 0;
    }
    int length = in.getInt();
    skipped(Integer.BYTES);
    return length;
  }

  private int nano() {
    int at = times++;
    return at < nanos.length ? nanos[at] : 0;
  }

  private int skipped(int bytes) {
    int from = in.position();
    in.position(from + bytes);
    return from;
  }

  private static long seconds(long micros) {
    return Math.floorDiv(micros, RowEncoder.MICROS) + RowEncoder.EPOCH_SECONDS;
  }

  private static int nano(long micros) {
    return (int) Math.floorMod(micros, RowEncoder.MICROS) * 1000;
  }
}
