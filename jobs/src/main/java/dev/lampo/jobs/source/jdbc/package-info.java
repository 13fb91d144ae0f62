/**
 * Tables of relational databases as sources: polled by a column that increases, or read whole.
 *
 * <pre>
 *  table ──► TableSession ──► RowReader ──► IncreasingReader or WholeReader ──► TableFeed ──► intake
 *            connection       row to JSON   what is new, marks, sweeps          failures
 * </pre>
 */
package dev.lampo.jobs.source.jdbc;
