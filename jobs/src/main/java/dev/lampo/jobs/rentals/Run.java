package dev.lampo.jobs.rentals;

import dev.lampo.model.Stamp;
import java.io.Serializable;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One execution of the job, as its coordinator began it.
 *
 * @param epoch number of the run, see {@link Stamp}
 * @param from where the hops are filled from
 * @param whole whether the maps held everything when it began
 * @param durable stamp up to which the relational copy has everything
 * @param positions by {@link dev.lampo.model.SourcePosition#lane} where reading goes on at least
 */
record Run(int epoch, RestoreFrom from, boolean whole, long durable, Map<String, Long> positions)
    implements Serializable {
  /** Where a run takes over the state. */
  enum RestoreFrom {
    /** The maps hold it, whole. */
    MAPS,
    /** The maps are not whole; the relational copy holds it. */
    COPY
  }

  /** The positions of one source by partition. */
  Map<Integer, Long> positionsOf(String source) {
    String prefix = source + "/";
    return positions.entrySet().stream()
        .filter(lane -> lane.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                lane -> Integer.valueOf(lane.getKey().substring(prefix.length())),
                Map.Entry::getValue));
  }

  /** Stamp of what changes while {@code snapshots} snapshots of this run are done. */
  long stamp(int snapshots) {
    return new Stamp(epoch, snapshots + 1).asLong();
  }
}
