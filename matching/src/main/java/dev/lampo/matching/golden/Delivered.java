package dev.lampo.matching.golden;

/** What sources delivered, before it was normalised. */
@FunctionalInterface
public interface Delivered {
  /**
   * The delivered text of a field; several inputs of one field with a blank between them.
   *
   * @return null where nothing was delivered or nothing is kept
   */
  String text(int row, String field);
}
