package dev.lampo.matching.resolve;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.batch.Resolver;
import dev.lampo.matching.file.BadFileException;
import dev.lampo.matching.file.Input;
import dev.lampo.matching.file.Loading;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Training;
import dev.lampo.matching.record.Table;
import dev.lampo.matching.rules.Field;
import dev.lampo.matching.rules.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Resolves files: reads them, trains a model unless one is given, compares and joins. */
public final class Resolving {
  private static final Duration TOLD_EACH = Duration.ofSeconds(1);

  private final Rules rules;
  private final Optional<Model> given;
  private final Progress progress;
  private final Labels labels;

  /** Tells which of the records that were read are one. */
  @FunctionalInterface
  public interface Labels {
    /** The number of each row's entity, below zero where it is not known; null for none at all. */
    int[] of(Table table, List<Loading.Loaded> inputs);
  }

  private Resolving(Rules rules, Optional<Model> given, Labels labels, Progress progress) {
    this.labels = labels;
    this.rules = rules;
    this.given = given;
    this.progress = progress;
  }

  /** With rules, and a model trained on the records themselves. */
  public static Resolving by(Rules rules, Progress progress) {
    return new Resolving(rules, Optional.empty(), (table, inputs) -> null, progress);
  }

  /** With rules, and a model trained on the records and on what is known of some of them. */
  public static Resolving by(Rules rules, Labels labels, Progress progress) {
    return new Resolving(rules, Optional.empty(), labels, progress);
  }

  /** With a frozen model, which holds its rules. */
  public static Resolving by(Model model, Progress progress) {
    return new Resolving(model.rules(), Optional.of(model), (table, inputs) -> null, progress);
  }

  /**
   * Resolves the records of all inputs.
   *
   * @throws BadFileException where an input cannot be used
   */
  public Resolved resolve(List<Input> inputs) {
    Loading loading = loaded(inputs);
    Table table = loading.table();
    // Loading holds every name once more: it is let go before what needs much memory.
    List<Loading.Loaded> loaded = loading.loaded();
    Optional<Training.Trained> trained =
        given.isPresent()
            ? Optional.empty()
            : Optional.of(
                watched(
                    Progress.Step.TRAINING,
                    () -> 0,
                    () -> Training.trained(rules, table, labels.of(table, loaded))));
    Model model = given.orElseGet(() -> trained.orElseThrow().model());
    Prepared records = Prepared.of(table, model);
    progress.done(Progress.Step.TRAINING, table.size());
    Resolver resolver = new Resolver(model, records);
    Resolution resolution =
        watched(
            Progress.Step.COMPARING,
            resolver::compared,
            () ->
                trained.map(each -> resolver.resolve(each.blocks())).orElseGet(resolver::resolve));
    progress.done(Progress.Step.COMPARING, resolution.compared());
    return new Resolved(loaded, model, records, resolution, given.isEmpty());
  }

  /**
   * Reads the records and finds their keys, and neither trains nor compares.
   *
   * @throws BadFileException where an input cannot be used
   */
  public Blocked block(List<Input> inputs) {
    Loading loading = loaded(inputs);
    Model model = given.orElseGet(() -> Training.blocking(rules, loading.table()));
    return new Blocked(loading.loaded(), model, Prepared.of(loading.table(), model));
  }

  private Loading loaded(List<Input> inputs) {
    Loading loading = new Loading(rules, count -> progress.done(Progress.Step.READING, count));
    inputs.forEach(loading::add);
    requireSomething(loading);
    return loading;
  }

  /** Works, and tells now and then how far it is. */
  private <T> T watched(Progress.Step step, LongSupplier count, Supplier<T> work) {
    progress.done(step, 0);
    Timer timer = new Timer("progress", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            try {
              progress.done(step, count.getAsLong());
            } catch (OutOfMemoryError e) {
              // The work meets the same, and says so.
            }
          }
        },
        TOLD_EACH.toMillis(),
        TOLD_EACH.toMillis());
    try {
      return work.get();
    } finally {
      timer.cancel();
    }
  }

  private void requireSomething(Loading loading) {
    List<String> fields = new ArrayList<>(rules.fields().stream().map(Field::name).toList());
    for (Loading.Loaded input : loading.loaded()) {
      fields.removeIf(field -> !input.missing().contains(field));
    }
    if (fields.size() == rules.fields().size()) {
      throw new BadFileException(
          loading.loaded().get(0).input().file()
              + ": has none of the columns that the rules \""
              + rules.name()
              + "\" look for; it has "
              + String.join(", ", loading.loaded().get(0).header()));
    }
    if (loading.table().size() == 0) {
      throw new BadFileException(
          loading.loaded().get(0).input().file() + ": has no record that could be used");
    }
  }
}
