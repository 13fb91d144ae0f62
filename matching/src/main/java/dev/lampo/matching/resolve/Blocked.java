package dev.lampo.matching.resolve;

import dev.lampo.matching.file.Loading;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import java.util.List;

/**
 * Files that were read, with their keys known and nothing compared.
 *
 * @param inputs what was read
 * @param model whose keys count; it may weigh nothing
 * @param records the records, prepared by that model
 */
public record Blocked(List<Loading.Loaded> inputs, Model model, Prepared records) {
  /** Copies the list. */
  public Blocked {
    inputs = List.copyOf(inputs);
  }
}
