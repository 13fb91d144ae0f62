package dev.lampo.matching.normal;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a {@link Normaliser} learns from a value, such as a company's legal form.
 *
 * @param name as rules write it after the field's name, such as {@code form} in {@code name.form}
 * @param kind how its text is to be read
 * @param meaning one line for people
 */
public record Part(String name, Kind kind, String meaning) {
  /** How the text of a part is to be read. */
  public enum Kind {
    /** Words, compared letter by letter. */
    TEXT,
    /** Words with one space between them, whose order means little. */
    WORDS,
    /** A given name as it was written, which may be short for another. */
    NAME,
    /** An identifier, equal or not. */
    CODE,
    /** {@code 1975-03-22}, and {@code 1975-03} or {@code 1975} where the rest is unknown. */
    DATE,
    /** A decimal number as {@link Double#parseDouble} reads it. */
    NUMBER,
    /** Latitude and longitude in degrees, {@code 45.46 9.19}. */
    PLACE,
    /** Values with a line feed between them, sorted and each once. */
    SET
  }

  /** Refuses nulls. */
  public Part {
    requireNonNull(name, "name is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(meaning, "meaning is null");
  }
}
