package dev.lampo.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the maps hold all that they should, as the rentals job notes it in {@link
 * GridMaps#GRID_STATE}. A grid that was started anew fills its maps from the relational copy first;
 * what is asked of it meanwhile would be answered short.
 */
public final class RestoreState {
  /** Number of the present run. */
  public static final String EPOCH = "epoch";

  /** One where the maps held everything when the present run began. */
  public static final String WHOLE = "whole";

  /** The run that filled the maps last. */
  public static final String RESTORED = "restored";

  /** The run in which a partition was lost with its backups, where the copy can give it back. */
  public static final String LOST = "lost";

  /** What {@link #incompleteBecause} looks at. */
  public static final Set<String> KEYS = Set.of(EPOCH, WHOLE, RESTORED, LOST);

  private RestoreState() {}

  /** Why something may be missing in the maps, for a sentence; empty where nothing is. */
  public static Optional<String> incompleteBecause(Map<String, Long> state) {
    Long epoch = state.get(EPOCH);
    if (epoch == null) {
      return Optional.of("no job has filled the maps since the grid started");
    }
    if (epoch.equals(state.get(LOST))) {
      return Optional.of("a part of the maps was lost and is about to be restored from the copy");
    }
    boolean whole = state.getOrDefault(WHOLE, 0L) == 1 || epoch.equals(state.get(RESTORED));
    return whole ? Optional.empty() : Optional.of("run " + epoch + " is filling the maps");
  }
}
