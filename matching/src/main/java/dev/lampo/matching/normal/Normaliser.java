package dev.lampo.matching.normal;

import java.util.List;

/**
 * Makes from what was delivered for one field the parts that are compared. Implementations are pure
 * and may be called from several threads; they never throw for what was delivered, whatever it is.
 */
public interface Normaliser {
  /** As rules name it, such as {@code person-name}. */
  String name();

  /** One line for people: what it is for. */
  String meaning();

  /**
   * The values it takes, the main one first, such as {@code full}, {@code given} and {@code
   * family}. A field that comes from one column gives it as the first.
   */
  default List<String> inputs() {
    return List.of("value");
  }

  /** The parts it makes, in the order of {@link #normalise}'s answer; the first is the main one. */
  List<Part> parts();

  /**
   * Normalises one record's values.
   *
   * @param delivered by the order of {@link #inputs()}; null where absent
   * @return by the order of {@link #parts()}; null where nothing is known, never an empty text
   */
  String[] normalise(String[] delivered);
}
