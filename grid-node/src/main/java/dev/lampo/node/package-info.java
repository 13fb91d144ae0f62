/**
 * The machine that holds the house: settings, the member, supervision of the jobs, health, and the
 * {@code lampo} command. {@link dev.lampo.node.Main} starts it; {@link dev.lampo.node.GridNode} is
 * the running whole, put together and taken apart in order.
 *
 * <pre>
 *   node.yaml ─► NodeSettings ─► GridMember ─► SqlTables
 *                                    │
 *                  ┌─────────────────┼──────────────────┐
 *            JobSupervisor   SourceWatchService   ClusterSafety
 *                  └────────── Readiness ◄──────────────┘
 *                                  │
 *                            HealthServer
 * </pre>
 */
package dev.lampo.node;
