/**
 * Seeded rental traffic whose truth is known before any grid has seen it.
 *
 * <pre>
 * TrafficPlan -> Outlets -> Kafka, tables, files
 *      |
 *      +------> Truth (what every map and table must hold in the end)
 * </pre>
 */
package dev.lampo.demo.traffic;
