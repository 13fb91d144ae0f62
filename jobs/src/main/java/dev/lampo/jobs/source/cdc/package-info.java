/**
 * Change data capture: one table of a PostgreSQL, MariaDB or MySQL server, read whole once and then
 * followed through the server's log. Debezium's engine runs in the member behind a {@link
 * dev.lampo.jobs.source.Feed}, with places and acknowledgements of our own.
 *
 * <pre>
 * server -> Debezium -> Changes -> EngineSession -> CdcFeed -> the job
 *    ^-------- stored up to a mark ------'
 * </pre>
 */
package dev.lampo.jobs.source.cdc;
