/**
 * The questions: typed look-ups and SQL over the live state of a grid, with an as-of on every
 * answer. {@link dev.lampo.client.Grid} is the table of contents.
 */
package dev.lampo.client;
