package dev.lampo.jobs.rentals;

import dev.lampo.model.StoredPosition;
import java.io.Serializable;
import java.util.List;

/**
 * What was decided when the job was submitted.
 *
 * @param token proves to the first run that it is the first: later runs of the same job resume from
 *     a snapshot whose positions would be ahead of the copy
 * @param from where the first run takes the state from, if the maps are not whole
 * @param durable stamp up to which the copy had everything, as the copy said: it may have been
 *     emptied or gone back to a backup since the grid heard of it; {@link Long#MAX_VALUE} where it
 *     was not asked
 * @param positions where reading of each source partition goes on
 */
record Submission(long token, Run.RestoreFrom from, long durable, List<StoredPosition> positions)
    implements Serializable {}
