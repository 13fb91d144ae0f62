/**
 * Why two records are one or not, and what holds an entity together: as data, as text for a
 * terminal, as JSON and as a picture. Values are of strangers and are never shown as they come.
 */
package dev.lampo.matching.explain;
