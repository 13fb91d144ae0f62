/**
 * Deliveries of brokers become quotes and enquiries.
 *
 * <pre>
 *  source ─► Intake ─► Versions ─► Trips ─► Publish ─► Copy
 *            decode    by record   by trip   maps       relational copy
 *                         ▲           ▲        ▲
 *                         └── Restore ┴────────┘   from the maps, or from the copy
 * </pre>
 *
 * <p>What decides is free of Jet: {@link dev.lampo.jobs.rentals.RecordVersions}, {@link
 * dev.lampo.jobs.rentals.Trip}, {@link dev.lampo.jobs.rentals.EnquiryRule}, {@link
 * dev.lampo.jobs.rentals.Standings}. What wires is in the classes that end in P and in {@link
 * dev.lampo.jobs.rentals.RentalsDag}.
 */
package dev.lampo.jobs.rentals;
