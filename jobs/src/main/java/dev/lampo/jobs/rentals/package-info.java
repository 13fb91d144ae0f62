/**
 * Deliveries of brokers become quotes and enquiries.
 *
 * <pre>
 *  source ─► Intake ─► Versions ─► Trips ─► Publish ─► Copy
 *            decode    by record   by trip   maps       relational copy
 *              │          ▲ ▲         ▲      ▲ ▲ ▲        ▲
 *              ├──────────┼─┼─────────┼──────┘ │ │        │   rejects
 *              └──────────┼─┼─────────┼────────┼─┼────────┘   marks: how far it was read
 *            Replay ──────┘ │         │        │ │            rejects that are tried again
 *              └────────────┼─────────┼────────┘ │            and what became of them
 *            Restore ───────┴─────────┴──────────┘            from the maps, or from the copy
 * </pre>
 *
 * <p>Versions tells Publish too, of deletions that came before their records. The source is Kafka's
 * connector or {@code FeedP}.
 *
 * <p>What decides is free of Jet: {@link dev.lampo.jobs.rentals.RecordVersions}, {@link
 * dev.lampo.jobs.rentals.Trip}, {@link dev.lampo.jobs.rentals.EnquiryRule}, {@link
 * dev.lampo.jobs.rentals.Standings}. What wires is in the classes that end in P and in {@link
 * dev.lampo.jobs.rentals.RentalsDag}.
 */
package dev.lampo.jobs.rentals;
