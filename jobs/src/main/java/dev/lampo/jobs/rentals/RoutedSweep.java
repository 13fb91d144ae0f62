package dev.lampo.jobs.rentals;

import dev.lampo.jobs.source.Sweep;
import java.io.Serializable;

/**
 * A sweep on its way to the versions hop. It goes once to each partition of the edge, behind the
 * deliveries before it, so that it reaches every processor.
 *
 * @param partition of the edge; its own hash code leads there
 */
record RoutedSweep(Sweep sweep, int partition) implements Serializable {
  private static final long serialVersionUID = 1;
}
