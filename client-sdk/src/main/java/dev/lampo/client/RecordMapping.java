package dev.lampo.client;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes records of rows: component {@code pickupDay} is column {@code pickup_day}. Columns without
 * a component are left out; all that does not fit is reported at once.
 */
final class RecordMapping<T extends Record> {
  private static final Map<Class<?>, Reader> READERS =
      Map.ofEntries(
          Map.entry(String.class, Row::text),
          Map.entry(Long.class, Row::integer),
          Map.entry(long.class, Row::integer),
          Map.entry(Integer.class, RecordMapping::small),
          Map.entry(int.class, RecordMapping::small),
          Map.entry(BigDecimal.class, Row::decimal),
          Map.entry(Double.class, RecordMapping::floating),
          Map.entry(double.class, RecordMapping::floating),
          Map.entry(Boolean.class, Row::flag),
          Map.entry(boolean.class, Row::flag),
          Map.entry(Instant.class, Row::instant),
          Map.entry(LocalDateTime.class, Row::localDateTime),
          Map.entry(LocalDate.class, Row::date),
          Map.entry(Object.class, Row::value));

  private final Class<T> type;
  private final RecordComponent[] components;
  private final int[] indexes;
  private final Constructor<T> constructor;

  RecordMapping(Class<T> type, Columns columns) {
    this.type = type;
    this.components = type.getRecordComponents();
    List<String> problems = new ArrayList<>();
    for (RecordComponent component : components) {
      if (!READERS.containsKey(component.getType())) {
        problems.add(component.getName() + " is of type " + component.getType().getSimpleName());
      } else if (!columns.has(columnOf(component))) {
        problems.add(component.getName() + " has no column " + columnOf(component));
      }
    }
    if (!problems.isEmpty()) {
      throw new GridException(
          ErrorCode.TYPE_MISMATCH,
          "rows do not fit "
              + type.getSimpleName()
              + ": "
              + String.join("; ", problems)
              + "; columns are "
              + columns.names());
    }
    this.indexes =
        Arrays.stream(components).mapToInt(each -> columns.indexOf(columnOf(each))).toArray();
    this.constructor = constructor(type, components);
  }

  T map(Row row) {
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Class<?> wanted = components[i].getType();
      values[i] = READERS.get(wanted).read(row, indexes[i]);
      if (values[i] == null && wanted.isPrimitive()) {
        throw new GridException(
            ErrorCode.TYPE_MISMATCH,
            "column "
                + columnOf(components[i])
                + " is NULL, which "
                + wanted
                + " cannot be: use a boxed type or COALESCE");
      }
    }
    return made(values);
  }

  private T made(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new GridException(
          ErrorCode.TYPE_MISMATCH,
          type.getSimpleName() + " refuses a row: " + refused.getCause().getMessage(),
          refused.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new GridException(
          ErrorCode.FAILED, "cannot make a " + type.getSimpleName(), impossible);
    }
  }

  static String columnOf(RecordComponent component) {
    return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException("record without canonical constructor: " + type, impossible);
    }
  }

  private static Integer small(Row row, int index) {
    Long value = row.integer(index);
    if (value != null && value != value.intValue()) {
      throw Values.mismatch(row.columns().get(index).name(), value, "int");
    }
    return value == null ? null : value.intValue();
  }

  private static Double floating(Row row, int index) {
    BigDecimal value = row.decimal(index);
    return value == null ? null : value.doubleValue();
  }

  private interface Reader {
    Object read(Row row, int index);
  }
}
