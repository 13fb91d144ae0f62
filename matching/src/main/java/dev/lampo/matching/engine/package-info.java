/**
 * Record by record what {@code batch} finds at once: an engine that keeps records, their matches
 * and entities with lasting ids, and says of each operation what it changed.
 *
 * <pre>
 *   Operation ──► Graph (keys, pairs) ──► Settlement (components, repair) ──► Publication ──► Change
 * </pre>
 */
package dev.lampo.matching.engine;
