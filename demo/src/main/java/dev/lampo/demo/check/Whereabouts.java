package dev.lampo.demo.check;

/** Where records of the traffic stand in the grid's terms, as far as their outlets have told. */
interface Whereabouts {
  /** Position of a record, {@code source/partition/number}; null where it was not told. */
  String position(long record);

  /** Key of a reject that is known only since its record was written; null elsewhere. */
  String rejectKey(long record);

  /** What is added to a change's number in the truth to get the grid's version; zero elsewhere. */
  long versionsAfter(String source);
}
