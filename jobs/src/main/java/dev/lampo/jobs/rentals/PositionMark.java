package dev.lampo.jobs.rentals;

import dev.lampo.model.StoredPosition;
import java.util.List;

/**
 * What one intake had read when it took part in a snapshot; travels ahead of the barrier.
 *
 * @param snapshot number of the snapshot in this run
 * @param positions of the partitions that this intake reads
 */
record PositionMark(int snapshot, List<StoredPosition> positions) {}
