package dev.lampo.jobs.source;

/** Makes a value of the text of one field. */
interface FieldReader<T> {
  /**
   * Reads text that is not blank.
   *
   * @throws Unusable where it is not what it should be; without the field's name
   */
  T read(char[] chars, int from, int length) throws Unusable;
}
