package dev.lampo.jobs;

import dev.lampo.jobs.copy.CopySettings;
import dev.lampo.jobs.rentals.RentalsJob;
import dev.lampo.jobs.source.Sources;
import java.util.List;
import java.util.Optional;

/** What happens to the maps: every job of the house. */
public final class JobCatalog {
  private JobCatalog() {}

  /**
   * The jobs over these sources.
   *
   * @param copy the relational copy, where there is one
   */
  public static List<SupervisedJob> of(
      Sources sources, Optional<CopySettings> copy, RentalsJob.Settings rentals) {
    return List.of(new RentalsJob(sources, copy, rentals));
  }
}
