package dev.lampo.matching.explain;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.record.RecordId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How two records of one entity hang together: the path whose weakest step is the strongest.
 *
 * @param from where it begins
 * @param to where it ends
 * @param steps each explained, in order; none where no path joins the two
 */
public record PathExplanation(RecordId from, RecordId to, List<PairExplanation> steps) {
  /** Copies the steps. */
  public PathExplanation {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    steps = List.copyOf(steps);
  }

  /** The step on which the path hangs. */
  public Optional<PairExplanation> weakest() {
    return steps.stream().min(Comparator.comparingDouble(PairExplanation::bits));
  }
}
