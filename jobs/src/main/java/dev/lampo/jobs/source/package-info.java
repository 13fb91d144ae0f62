/**
 * Where deliveries come from: the sources of {@code config/sources.yaml}, and what is made of their
 * bytes. Kafka is read by a {@link dev.lampo.jobs.source.KafkaReader}; every other source is a
 * {@link dev.lampo.jobs.source.FeedSource}, whose {@link dev.lampo.jobs.source.Feed} hands over
 * records, marks where reading can go on, and a {@link dev.lampo.jobs.source.Sweep} after each
 * whole reading. Reference files name the stations, brokers and car classes that a record may speak
 * of.
 *
 * <pre>
 * Kafka -> KafkaReader -> RawRecord -> QuoteDecoder -> Delivery | Reject
 * files, jdbc, cdc -> Feed -> RawRecord -> the same
 *                          -> Sweep (what is gone), ResumeMark (where to go on)
 * any source -> SourceWatch -> SourceHealth
 *            -> SourceSample (a few records, to try the settings)
 * </pre>
 */
package dev.lampo.jobs.source;
