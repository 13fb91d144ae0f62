package dev.lampo.client;

import com.hazelcast.sql.SqlColumnMetadata;
import com.hazelcast.sql.SqlColumnType;
import com.hazelcast.sql.SqlRowMetadata;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of a result, found by index or by name without case. Immutable. */
final class Columns {
  private static final Set<SqlColumnType> NUMERIC =
      EnumSet.of(
          SqlColumnType.TINYINT,
          SqlColumnType.SMALLINT,
          SqlColumnType.INTEGER,
          SqlColumnType.BIGINT,
          SqlColumnType.DECIMAL,
          SqlColumnType.REAL,
          SqlColumnType.DOUBLE);

  private final List<Column> all;
  private final Map<String, Integer> byName = new HashMap<>();

  Columns(SqlRowMetadata metadata) {
    this.all = metadata.getColumns().stream().map(Columns::column).toList();
    for (int i = 0; i < all.size(); i++) {
      byName.putIfAbsent(folded(all.get(i).name()), i);
    }
  }

  List<Column> all() {
    return all;
  }

  String name(int index) {
    return all.get(checked(index)).name();
  }

  boolean has(String name) {
    return byName.containsKey(folded(name));
  }

  int indexOf(String name) {
    Integer index = byName.get(folded(name));
    if (index == null) {
      throw new GridException(
          ErrorCode.UNKNOWN_COLUMN, "no column named " + name + "; there are " + names());
    }
    return index;
  }

  int checked(int index) {
    if (index < 0 || index >= all.size()) {
      throw new GridException(
          ErrorCode.UNKNOWN_COLUMN,
          "no column at " + index + "; there are " + all.size() + ": " + names());
    }
    return index;
  }

  String names() {
    return all.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static Column column(SqlColumnMetadata column) {
    return new Column(
        column.getName(),
        column.getType().name().replace('_', ' '),
        NUMERIC.contains(column.getType()));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
