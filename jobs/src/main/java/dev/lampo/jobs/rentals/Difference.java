package dev.lampo.jobs.rentals;

import java.io.Serializable;

/**
 * Something that an audit found otherwise than it should be.
 *
 * @param where map or table, such as {@code map quotes} or {@code table enquiries}
 * @param id key of the row
 * @param what which part of it
 * @param expected what it should be
 * @param found what it is
 */
public record Difference(String where, String id, String what, String expected, String found)
    implements Serializable {
  private static final long serialVersionUID = 1;

  @Override
  public String toString() {
    return where + " " + id + ": " + what + " should be " + expected + " but is " + found;
  }
}
