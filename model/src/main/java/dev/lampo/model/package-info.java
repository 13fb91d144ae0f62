/**
 * The nouns of the house: what sources deliver, what the grid holds, and {@link
 * dev.lampo.model.GridMaps}, the table of contents of both. Records only; nothing here starts a
 * thread, reads a file or knows a job.
 */
package dev.lampo.model;
