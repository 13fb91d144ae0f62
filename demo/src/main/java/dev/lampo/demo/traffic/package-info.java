/**
 * Seeded rental traffic whose truth is known before any grid has seen it.
 *
 * <pre>
 * TrafficPlan -> TrafficSender -> Kafka
 *      |
 *      +------> Truth (what every map and table must hold in the end)
 * </pre>
 */
package dev.lampo.demo.traffic;
