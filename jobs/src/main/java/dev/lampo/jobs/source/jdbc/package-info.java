/**
 * Tables of relational databases as sources: polled by a column that increases, or read whole.
 *
 * <pre>
 *  table ──► TableSession ──► RowReader ──► IncreasingFeed or WholeFeed ──► intake
 *            connection       row to JSON   what is new, marks, sweeps
 * </pre>
 */
package dev.lampo.jobs.source.jdbc;
