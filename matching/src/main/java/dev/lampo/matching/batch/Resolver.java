package dev.lampo.matching.batch;

import dev.lampo.matching.block.Blocks;
import dev.lampo.matching.block.Keys;
import dev.lampo.matching.block.PairLimit;
import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.cluster.ComponentLimit;
import dev.lampo.matching.cluster.Contradictions;
import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.cluster.Partitioning;
import dev.lampo.matching.cluster.Separation;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.ReadAhead;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.rules.Blocking;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Resolves all records of a table under one model. */
public final class Resolver {
  private static final int PARTS = 256;

  private final Model model;
  private final Prepared records;
  private final Separation separation;
  private final ComponentLimit limit;
  private final LongAdder compared = new LongAdder();

  /** Resolves records that were prepared by this model. */
  public Resolver(Model model, Prepared records) {
    this(model, records, CannotLinks.NONE, ComponentLimit.DEFAULT);
  }

  /**
   * Resolves records of which people decided something.
   *
   * @param separation what must never be one
   * @param limit how many records may hang together
   */
  public Resolver(Model model, Prepared records, Separation separation, ComponentLimit limit) {
    this.model = model;
    this.records = records;
    this.separation = separation;
    this.limit = limit;
  }

  /**
   * Compares all pairs that share a key and joins those above the threshold.
   *
   * @throws dev.lampo.matching.block.TooManyPairsException where a blocking key is far too coarse
   * @throws dev.lampo.matching.cluster.ComponentTooLargeException where too many hang together
   */
  public Resolution resolve() {
    Blocking blocking = model.rules().blocking();
    Blocks blocks = records.keySource(blocking).blocks(model.hot());
    new PairLimit(blocking, records::values).check(blocks);
    return resolve(blocks);
  }

  /**
   * The same with blocks that training made of these records.
   *
   * @throws dev.lampo.matching.cluster.ComponentTooLargeException where too many hang together
   */
  public Resolution resolve(Blocks blocks) {
    Keys keys = model.keys();
    Found found = found(blocks);
    int[] entities =
        new Partitioning(
                records::id,
                records::values,
                component -> limit.check(component, keys),
                new Contradictions(model, separation))
            .entities(records.size(), found.matches());
    return new Resolution(entities, found.matches(), found.reviews(), compared.sum());
  }

  /** How many pairs were compared so far; for progress, from any thread. */
  public long compared() {
    return compared.sum();
  }

  private Found found(Blocks blocks) {
    int[] cuts = blocks.cuts(PARTS);
    List<Found> parts =
        IntStream.range(0, PARTS)
            .parallel()
            .mapToObj(part -> found(blocks, cuts[part], cuts[part + 1]))
            .collect(Collectors.toList());
    Found all = new Found(new Edges(), new Edges());
    parts.forEach(
        part -> {
          all.matches().addAll(part.matches());
          all.reviews().addAll(part.reviews());
        });
    return all;
  }

  private Found found(Blocks blocks, int from, int to) {
    Found found = new Found(new Edges(), new Edges());
    Scorer scorer = new Scorer(model);
    double match = model.rules().thresholds().matchBits();
    double review = model.rules().thresholds().reviewBits();
    ReadAhead pairs =
        new ReadAhead(
            records,
            (left, right, mark) -> {
              double bits = scorer.weigh(records.values(left), records.values(right), review);
              if (bits >= match) {
                found.matches().add(left, right, bits);
              } else if (bits >= review) {
                found.reviews().add(left, right, bits);
              }
            });
    blocks.forEachPair(from, to, pairs);
    compared.add(pairs.flush());
    return found;
  }

  private record Found(Edges matches, Edges reviews) {}
}
