/**
 * The relational copy: every stored record as a row of PostgreSQL, written in the background, with
 * the positions to read on from after a cold start.
 *
 * <pre>
 *  Jet thread --offer, barrier--> PendingRows --> CopyWriter's thread --> LaneSession --> PostgreSQL
 *                                     ^ overflow: rescan of the maps                        |
 *  restore  &lt;------------------------------ CopyReader &lt;-----------------------------------+
 * </pre>
 *
 * <p>Nothing here knows Jet or a running grid.
 */
package dev.lampo.jobs.copy;
