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
 * Writes rows in the binary format of PostgreSQL's COPY: nothing is rounded, quoted or parsed. The
 * columns must be written in the order and with the types of the statement. What a time has beyond
 * the microsecond is gathered for the column {@code nanos}, the last of each row. Not for several
 * threads.
 */
final class RowEncoder {
  /** 2000-01-01, from which PostgreSQL counts, in seconds and days since 1970. */
  static final long EPOCH_SECONDS = 946_684_800L;

  static final int EPOCH_DAYS = 10_957;

  static final long MICROS = 1_000_000L;
  static final int INT4_OID = 23;
  static final int INT8_OID = 20;
  private static final byte JSONB_VERSION = 1;
  private static final int NULL = -1;
  private static final int TIMES_MAX = 8;
  private static final int WHOLE_DIGITS_MAX = 131_072;
  private static final int FRACTION_DIGITS_MAX = 16_383;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  private final int[] nanos = new int[TIMES_MAX];
  private int times;
  private ByteBuffer out = ByteBuffer.allocate(1 << 16);

  /** Forgets what was written and begins a new table of rows. */
  void begin() {
    out.clear();
    out.put(SIGNATURE).putInt(0).putInt(0);
  }

  /** Begins a row; {@code columns} counts {@code nanos} too. */
  void row(int columns) {
    times = 0;
    room(Short.BYTES);
    out.putShort((short) columns);
  }

  /** Ends the table of rows. What is returned holds until the next {@link #begin}. */
  ByteBuffer end() {
    room(Short.BYTES);
    out.putShort((short) -1);
    return out.duplicate().flip();
  }

  RowEncoder text(String text) {
    return text == null ? absent() : bytes(ExactText.stored(text).getBytes(UTF_8));
  }

  /** JSON whose texts have gone through {@link ExactText}. */
  RowEncoder jsonb(byte[] json) {
    room(Integer.BYTES + 1 + json.length);
    out.putInt(json.length + 1).put(JSONB_VERSION).put(json);
    return this;
  }

  RowEncoder int4(int value) {
    room(2 * Integer.BYTES);
    out.putInt(Integer.BYTES).putInt(value);
    return this;
  }

  RowEncoder int8(long value) {
    room(Integer.BYTES + Long.BYTES);
    out.putInt(Long.BYTES).putLong(value);
    return this;
  }

  /** Checked here: beyond its bounds the driver writes another number. */
  RowEncoder numeric(BigDecimal value) {
    if (value == null) {
      return absent();
    }
    long whole = (long) value.precision() - value.scale();
    if (whole > WHOLE_DIGITS_MAX || value.scale() > FRACTION_DIGITS_MAX) {
      throw new ArithmeticException(
          "a number of " + whole + " whole and " + value.scale() + " other digits");
    }
    return bytes(ByteConverter.numeric(value));
  }

  RowEncoder date(LocalDate day) {
    return int4(Math.toIntExact(day.toEpochDay() - EPOCH_DAYS));
  }

  RowEncoder wallClock(LocalDateTime time) {
    return time == null ? noTime() : time(time.toEpochSecond(ZoneOffset.UTC), time.getNano());
  }

  RowEncoder instant(Instant instant) {
    return instant == null ? noTime() : time(instant.getEpochSecond(), instant.getNano());
  }

  RowEncoder ints(int[] values) {
    array(INT4_OID, values.length, Integer.BYTES);
    for (int value : values) {
      out.putInt(Integer.BYTES).putInt(value);
    }
    return this;
  }

  RowEncoder longs(long[] values) {
    array(INT8_OID, values.length, Long.BYTES);
    for (long value : values) {
      out.putInt(Long.BYTES).putLong(value);
    }
    return this;
  }

  /** The last column of each row. */
  void nanos() {
    for (int i = 0; i < times; i++) {
      if (nanos[i] != 0) {
        ints(Arrays.copyOf(nanos, times));
        return;
      }
    }
    absent();
  }

  private RowEncoder time(long seconds, int nano) {
    nanos[times++] = nano % 1000;
    return int8(
        Math.addExact(Math.multiplyExact(seconds - EPOCH_SECONDS, MICROS), (long) nano / 1000));
  }

  private RowEncoder noTime() {
    nanos[times++] = 0;
    return absent();
  }

  private RowEncoder absent() {
    room(Integer.BYTES);
    out.putInt(NULL);
    return this;
  }

  private RowEncoder bytes(byte[] bytes) {
    room(Integer.BYTES + bytes.length);
    out.putInt(bytes.length).put(bytes);
    return this;
  }

  /** An array of PostgreSQL: dimensions, whether nulls are in it, type, then length and first. */
  private void array(int elementType, int length, int elementBytes) {
    int header = length == 0 ? 3 * Integer.BYTES : 5 * Integer.BYTES;
    int body = header + length * (Integer.BYTES + elementBytes);
    room(Integer.BYTES + body);
    out.putInt(body).putInt(length == 0 ? 0 : 1).putInt(0).putInt(elementType);
    if (length > 0) {
      out.putInt(length).putInt(1);
    }
  }

  private void room(int bytes) {
    if (out.remaining() < bytes) {
      // Twice the size may be beyond what a number holds; what is needed must not be.
      int size = Math.max(out.capacity() * 2, Math.addExact(out.capacity(), bytes));
      out = ByteBuffer.allocate(size).put(out.flip());
    }
  }
}
