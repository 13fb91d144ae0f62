package dev.lampo.matching.engine;

import static java.util.Objects.requireNonNull;

import dev.lampo.matching.block.Keys;
import dev.lampo.matching.cluster.ComponentLimit;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Scorer;

/**
 * What all engines of one model share, so that thousands of them cost little each. For several
 * threads, each with engines of its own.
 */
public final class Engines {
  private final Model model;
  private final ComponentLimit limit;
  private final Keys keys;
  private final double matchBits;
  private final ThreadLocal<Scorer> scorers;
  private volatile String hash;

  /** Engines of a model, with the default limit. */
  public Engines(Model model) {
    this(model, ComponentLimit.DEFAULT);
  }

  /**
   * Engines of a model.
   *
   * @param limit beyond which a record that would make a component too large is refused
   */
  public Engines(Model model, ComponentLimit limit) {
    this.model = requireNonNull(model, "model is null");
    this.limit = requireNonNull(limit, "limit is null");
    this.keys = model.keys();
    this.matchBits = model.rules().thresholds().matchBits();
    this.scorers = ThreadLocal.withInitial(() -> new Scorer(model));
  }

  /** An engine that holds nothing. */
  public Engine empty() {
    return new Engine(this);
  }

  /**
   * An engine as it was when it was written.
   *
   * @throws OtherModelException if another model made the bytes
   * @throws BadEngineBytesException if they are no engine, or damaged
   */
  public Engine read(byte[] bytes) {
    return new EngineReader(this, bytes).engine();
  }

  /** The model of all of them. */
  public Model model() {
    return model;
  }

  /** How many records may hang together. */
  public ComponentLimit limit() {
    return limit;
  }

  /** The model's hash, by which an engine's bytes name it; made when first asked for. */
  public String hash() {
    String known = hash;
    if (known == null) {
      known = model.hash();
      hash = known;
    }
    return known;
  }

  Keys keys() {
    return keys;
  }

  double matchBits() {
    return matchBits;
  }

  /** The calling thread's own. */
  Scorer scorer() {
    return scorers.get();
  }

  /** Refuses values that are not by the features of the rules. */
  void check(Value[] values) {
    if (values.length != model.rules().features().size()) {
      throw new IllegalArgumentException(
          "the rules have " + model.rules().features().size() + " features, not " + values.length);
    }
  }
}
