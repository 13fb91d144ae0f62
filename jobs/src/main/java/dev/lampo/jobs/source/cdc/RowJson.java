package dev.lampo.jobs.source.cdc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.debezium.data.Json;
import io.debezium.time.Date;
import io.debezium.time.MicroTime;
import io.debezium.time.MicroTimestamp;
import io.debezium.time.NanoTimestamp;
import io.debezium.time.Time;
import io.debezium.time.Timestamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Writes a row as a JSON object with the names of its columns. Numbers, dates and times are exact;
 * truth is the text true or false; JSON columns are part of the object. Not for several threads.
 */
final class RowJson {
  /**
   * What stands where PostgreSQL did not send a large value that an update left alone. No sender
   * writes it by chance.
   */
  static final String NOT_SENT = "lampo:7c6c1f0e-value-that-the-update-did-not-touch";

  private static final byte[] NOT_SENT_BYTES = NOT_SENT.getBytes(StandardCharsets.UTF_8);
  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  private final JsonFactory json = new JsonFactory();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

  /** A whole row. */
  byte[] value(Struct row) {
    bytes.reset();
    try (JsonGenerator out = json.createGenerator(bytes)) {
      object(out, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * A primary key: the plain value of a single column, else an object; null where there is none.
   */
  byte[] key(Object key) {
    if (!(key instanceof Struct struct)) {
      return null;
    }
    List<Field> columns = struct.schema().fields();
    if (columns.size() != 1) {
      return value(struct);
    }
    Field column = columns.get(0);
    Object value = plain(struct.getWithoutDefault(column.name()), column.schema());
    return value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void object(JsonGenerator out, Struct row) throws IOException {
    out.writeStartObject();
    for (Field column : row.schema().fields()) {
      out.writeFieldName(column.name());
      write(out, row.getWithoutDefault(column.name()), column.schema());
    }
    out.writeEndObject();
  }

  private void write(JsonGenerator out, Object value, Schema schema) throws IOException {
    if (isNotSent(value)) {
      // Neither text nor number: a mapped field becomes a reject that shows this, others pass.
      out.writeStartObject();
      out.writeStringField("not-sent", "unchanged large value; set REPLICA IDENTITY FULL");
      out.writeEndObject();
    } else if (value instanceof Struct struct) {
      object(out, struct);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        write(out, element, schema.valueSchema());
      }
      out.writeEndArray();
    } else if (value instanceof String text && Json.LOGICAL_NAME.equals(schema.name())) {
      out.writeRawValue(text);
    } else {
      scalar(out, plain(value, schema));
    }
  }

  private static void scalar(JsonGenerator out, Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Float number) {
      out.writeNumber(number);
    } else if (value instanceof Number number) {
      out.writeNumber(number.longValue());
    } else {
      out.writeString(value.toString());
    }
  }

  /** Numbers as they are, everything else as text. */
  private static Object plain(Object value, Schema schema) {
    if (value instanceof Number number && schema.name() != null) {
      return timeOr(number, schema.name());
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof byte[] raw) {
      return java.util.Base64.getEncoder().encodeToString(raw);
    }
    if (value instanceof ByteBuffer raw) {
      byte[] copy = new byte[raw.remaining()];
      raw.duplicate().get(copy);
      return java.util.Base64.getEncoder().encodeToString(copy);
    }
    return value instanceof Boolean || value instanceof Map ? value.toString() : value;
  }

  private static Object timeOr(Number number, String type) {
    long count = number.longValue();
    try {
      return switch (type) {
        case Date.SCHEMA_NAME -> LocalDate.ofEpochDay(count);
        case Timestamp.SCHEMA_NAME -> EPOCH.plus(count, ChronoUnit.MILLIS);
        case MicroTimestamp.SCHEMA_NAME -> EPOCH.plus(count, ChronoUnit.MICROS);
        case NanoTimestamp.SCHEMA_NAME -> EPOCH.plusNanos(count);
        case Time.SCHEMA_NAME -> LocalTime.ofNanoOfDay(count * 1_000_000);
        case MicroTime.SCHEMA_NAME -> LocalTime.ofNanoOfDay(count * 1_000);
        default -> number instanceof BigDecimal exact ? exact.toPlainString() : number;
      };
    } catch (DateTimeException | ArithmeticException e) {
      // PostgreSQL's infinity, or more than a day: the decoder shows the number in its reject.
      return number;
    }
  }

  private static boolean isNotSent(Object value) {
    return NOT_SENT.equals(value)
        || value instanceof byte[] raw && java.util.Arrays.equals(raw, NOT_SENT_BYTES)
        || value instanceof ByteBuffer raw && raw.equals(ByteBuffer.wrap(NOT_SENT_BYTES))
        || value instanceof List<?> list && list.size() == 1 && isNotSent(list.get(0));
  }
}
