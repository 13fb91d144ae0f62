/**
 * Deliveries of brokers become quotes and enquiries.
 *
 * <pre>
 *  source ─► Read ─► Intake ──► Versions ──► Trips ──► Publish ──► Copy
 *                    decode     by record    by trip   maps        relational copy
 *                      │           ▲ ▲          ▲       ▲ ▲ ▲         ▲
 *                      │           │ └─ Restore ┴───────┘ │ │         │  from the maps, or the copy
 *                      │           └─── Replay ───────────┘ │         │  rejects, by decision
 *                      ├──────────────── rejects ───────────┘         │
 *                      └──────────────── marks of snapshots ──────────┘
 * </pre>
 *
 * <p>Read is {@link dev.lampo.jobs.rentals.KafkaP} or {@link dev.lampo.jobs.rentals.FeedP}.
 * Versions hand tombstones straight to Publish. A mark says which positions a snapshot stands for,
 * and goes ahead of its barrier.
 *
 * <p>What decides is free of Jet: {@link dev.lampo.jobs.rentals.RecordVersions}, {@link
 * dev.lampo.jobs.rentals.Trip}, {@link dev.lampo.jobs.rentals.EnquiryRule}, {@link
 * dev.lampo.jobs.rentals.Standings}. What wires is in the classes that end in P and in {@link
 * dev.lampo.jobs.rentals.RentalsDag}.
 */
package dev.lampo.jobs.rentals;
