package dev.lampo.matching.report;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.golden.Delivered;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a report is about.
 *
 * @param files the inputs, as people call them
 * @param model by which was resolved
 * @param records what was resolved
 * @param resolution what came out
 * @param truth the number of each row's true entity, -1 where not known; empty where nothing is
 * @param delivered the texts to show in place of normalised ones
 * @param took how long the run took; empty where the page is to be the same each time
 */
public record ReportInput(
    List<String> files,
    Model model,
    Prepared records,
    Resolution resolution,
    Optional<int[]> truth,
    Delivered delivered,
    Optional<Duration> took) {
  /** Copies the files. */
  public ReportInput {
    files = List.copyOf(files);
    requireNonNull(model, "model is null");
    requireNonNull(records, "records is null");
    requireNonNull(resolution, "resolution is null");
    requireNonNull(truth, "truth is null");
    requireNonNull(delivered, "delivered is null");
    requireNonNull(took, "took is null");
  }
}
