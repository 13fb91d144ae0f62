package dev.lampo.jobs.source.cdc;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A table and where it is.
 *
 * @param space schema in PostgreSQL, database in MariaDB and MySQL
 */
public record QualifiedTable(String space, String name) implements Serializable {
  private static final Pattern FORM =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_$-]*)\\.([\\p{L}_][\\p{L}\\p{N}_$-]*)");

  /** Refuses nulls. */
  public QualifiedTable {
    requireNonNull(space, "space is null");
    requireNonNull(name, "name is null");
  }

  /** Reads {@code schema.table}; null where the text is not of that form. */
  static QualifiedTable parse(String text) {
    var parts = FORM.matcher(text);
    return parts.matches() ? new QualifiedTable(parts.group(1), parts.group(2)) : null;
  }

  /** As a regular expression, which is what Debezium takes names for. */
  String pattern() {
    return escaped(space) + "\\." + escaped(name);
  }

  private static String escaped(String name) {
    return name.replace("$", "\\$");
  }

  /** Quoted for SQL as PostgreSQL wants it; the form allows no quotes inside. */
  String quoted() {
    return '"' + space + "\".\"" + name + '"';
  }

  @Override
  public String toString() {
    return space + "." + name;
  }
}
