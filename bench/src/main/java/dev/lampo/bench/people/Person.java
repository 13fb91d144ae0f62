package dev.lampo.bench.people;

/**
 * One made-up person as the best record would have them.
 *
 * @param birth as ISO 8601 has it
 * @param street with the house number
 * @param email empty where there is none
 */
record Person(String given, String family, String birth, String street, String town, String email) {
  static final int GIVEN = 0;
  static final int FAMILY = 1;
  static final int BIRTH = 2;
  static final int STREET = 3;
  static final int TOWN = 4;
  static final int EMAIL = 5;

  /** The six fields in the order of the columns. */
  String[] fields() {
    return new String[] {given, family, birth, street, town, email};
  }
}
