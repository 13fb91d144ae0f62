/**
 * A run as one page of HTML: what came in, what was learnt, what was joined, and what went wrong.
 */
package dev.lampo.matching.report;
