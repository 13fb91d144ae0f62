/**
 * Where deliveries come from: the sources of {@code config/sources.yaml}, read through Hazelcast's
 * Kafka connector, and what is made of their bytes. Reference files name the stations, brokers and
 * car classes that a record may speak of.
 *
 * <pre>
 * Kafka -> KafkaStart (connector) -> RawRecord -> QuoteDecoder -> Delivery | Reject
 *       -> KafkaWatch -> SourceHealth
 * </pre>
 */
package dev.lampo.jobs.source;
