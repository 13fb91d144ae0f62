package dev.lampo.jobs.rentals;

import dev.lampo.model.SourcePosition;
import java.io.Serializable;

/**
 * A record that a whole reading brought, but in a state that cannot be used: it is there, so what
 * is known of it stays.
 *
 * @param partition of the source
 * @param position of the delivery
 */
record Found(String recordId, int partition, long position) implements Serializable {
  private static final long serialVersionUID = 1;

  static Found at(String recordId, SourcePosition origin) {
    return new Found(recordId, origin.partition(), origin.position());
  }
}
