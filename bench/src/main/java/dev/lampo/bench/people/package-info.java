/**
 * Made-up people whose truth is known: households, namesakes, and records of one person that do not
 * look the same. The same seed and count give the same file on every machine.
 *
 * <pre>
 *   PeoplePlan (who has how many records) ─► Population (who they are) ─► Copyist (what is wrong
 *   with a record) ─► PeopleFile (CSV with the truth in its last column)
 * </pre>
 */
package dev.lampo.bench.people;
