package dev.lampo.matching.rules;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.normal.Part;

/**
 * One part of one field, as blocking and comparisons see it; a record holds one value for each
 * feature of its rules, or none.
 *
 * @param field the field's name; {@code source} for the record's source
 * @param part the part's name
 * @param kind how the part's text is to be read
 * @param main whether it is the field's first part, which is called by the field's name alone
 */
public record Feature(String field, String part, Part.Kind kind, boolean main) {
  /** The source of the record, which every record has and no column holds. */
  public static final Feature SOURCE = new Feature("source", "source", Part.Kind.CODE, true);

  /** Refuses nulls. */
  public Feature {
    requireNonNull(field, "field is null");
    requireNonNull(part, "part is null");
    requireNonNull(kind, "kind is null");
  }

  /** As rules write it: {@code name}, or {@code name.form}. */
  @Override
  public String toString() {
    return main ? field : field + "." + part;
  }
}
