/**
 * Measurements beside other engines, on one machine and in one run; never a dependency of anything.
 *
 * <pre>
 *   StandardLoad ─► Kafka ─► nodes in JVMs of their own ─► KafkaLine looks at positions ─► Measure
 *   PeopleFile ─► CSV ─► MatchingBatch, DuckPeople, MatchingPairs, MatchingAdd ─► Measure
 *   CompareBench in a JVM of its own ─► CompareLine ─► Measure
 * </pre>
 */
package dev.lampo.bench;
