package dev.lampo.jobs.source;

import dev.lampo.model.ContentHash;
import java.io.Serializable;
import java.util.List;

/**
 * Everything that {@code config/sources.yaml} and the reference files say.
 *
 * @param effective the settings as used, defaults included and secrets masked, one per line
 */
public record Sources(List<Source> all, ReferenceData reference, String effective)
    implements Serializable {
  /** Copies the list. */
  public Sources {
    all = List.copyOf(all);
  }

  /** Sources that no file described. */
  public Sources(List<Source> all, ReferenceData reference) {
    this(all, reference, "");
  }

  /**
   * Sixteen hexadecimal digits over everything that changes which records are read, and how: a run
   * with another fingerprint is replaced.
   */
  public String fingerprint() {
    ContentHash hash = new ContentHash();
    all.forEach(source -> hash.add(source.canonicalText()).add(source.address()));
    return String.format("%016x", hash.add(reference.canonicalText()).value());
  }
}
