package dev.lampo.matching.resolve;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.file.Loading;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What files resolved to.
 *
 * @param inputs what was read
 * @param model by which it was resolved
 * @param records the records, prepared by that model
 * @param resolution which of them are one
 * @param trained whether the model was trained on these records
 */
public record Resolved(
    List<Loading.Loaded> inputs,
    Model model,
    Prepared records,
    Resolution resolution,
    boolean trained) {
  /** Copies the list. */
  public Resolved {
    inputs = List.copyOf(inputs);
  }

  /** How many records there are. */
  public int size() {
    return records.size();
  }

  /** How many entities there are. */
  public long entities() {
    int[] entities = resolution.entities();
    return IntStream.range(0, entities.length).filter(row -> entities[row] == row).count();
  }

  /** The id of a row's entity: the least id among its records. */
  public String entityOf(int row) {
    return records.id(resolution.entities()[row]).toString();
  }

  /** Rows that were left out, over all inputs. */
  public long rejected() {
    return inputs.stream().mapToLong(input -> input.rejects().count()).sum();
  }
}
