package dev.lampo.matching.explain;

import dev.lampo.matching.batch.Resolution;
import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.cluster.Cohesion;
import dev.lampo.matching.cluster.Edges;
import dev.lampo.matching.cluster.Separation;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.model.Prepared;
import dev.lampo.matching.model.Scorer;
import dev.lampo.matching.rules.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Explains entities by the pairs that were found. What it says depends on the records' names, not
 * on the order of rows. Not for several threads.
 */
public final class EntityExplainer {
  private static final String BY_DECISION = "kept apart by a decision";

  /** For a cut between very large parts a prohibition is looked for among so many pairs. */
  private static final long PROHIBITIONS_MAX = 1_000_000;

  private final Model model;
  private final Records records;
  private final PairExplainer pairs;
  private final Scorer scorer;
  private final EntityEdges edges;
  private final Decisions decisions;

  /** Says of two rows whether a person keeps them apart. */
  @FunctionalInterface
  public interface Decisions {
    /** Whether the records of two rows are kept apart. */
    boolean forbids(int one, int other);
  }

  /**
   * Explains entities.
   *
   * @param entities for each row the row that stands for its entity
   * @param matches the pairs at or above the match threshold
   * @param decisions pairs of rows that a person keeps apart, besides the vetoes of the rules
   */
  public EntityExplainer(
      Model model, Records records, int[] entities, Edges matches, Decisions decisions) {
    this.model = model;
    this.records = records;
    this.pairs = new PairExplainer(model);
    this.scorer = new Scorer(model);
    this.edges = new EntityEdges(entities, matches);
    this.decisions = decisions;
  }

  /** Explains what a table resolved to. */
  public static EntityExplainer of(Model model, Prepared prepared, Resolution resolution) {
    return of(model, prepared, resolution, CannotLinks.NONE);
  }

  /** Explains what a table resolved to under people's decisions. */
  public static EntityExplainer of(
      Model model, Prepared prepared, Resolution resolution, Separation separation) {
    return new EntityExplainer(
        model,
        Records.of(prepared),
        resolution.entities(),
        resolution.matches(),
        (one, other) -> separation.from(prepared.id(one)).contains(prepared.id(other)));
  }

  /** Explains the entity of a row. */
  public EntityExplanation entity(int row) {
    int entity = edges.entity(row);
    SpanningForest forest = forest(entity);
    List<Link> links = new ArrayList<>();
    for (int edge : forest.edges()) {
      links.add(link(edge));
    }
    return new EntityExplanation(
        records.id(entity),
        forest.byName().stream().map(records::id).toList(),
        links,
        forest.edges().isEmpty()
            ? Optional.empty()
            : Optional.of(step(forest.edges().get(forest.edges().size() - 1))),
        cuts(entity));
  }

  /** Explains how two records hang together; without steps where they are not of one entity. */
  public PathExplanation path(int from, int to) {
    List<PairExplanation> steps = new ArrayList<>();
    if (edges.entity(from) == edges.entity(to)) {
      int at = from;
      for (int edge : forest(edges.entity(from)).path(from, to)) {
        int next = edges.left(edge) == at ? edges.right(edge) : edges.left(edge);
        steps.add(pairs.explain(records, at, next));
        at = next;
      }
    }
    return new PathExplanation(records.id(from), records.id(to), steps);
  }

  /** The rows of an entity, ascending. */
  public List<Integer> members(int row) {
    return edges.members(edges.entity(row));
  }

  private SpanningForest forest(int entity) {
    return new SpanningForest(edges, edges.members(entity), edges.inside(entity), records::id);
  }

  private PairExplanation step(int edge) {
    Link link = link(edge);
    boolean inOrder = records.id(edges.left(edge)).equals(link.left());
    return inOrder
        ? pairs.explain(records, edges.left(edge), edges.right(edge))
        : pairs.explain(records, edges.right(edge), edges.left(edge));
  }

  private Link link(int edge) {
    return Link.between(
        records.id(edges.left(edge)), records.id(edges.right(edge)), edges.bits(edge));
  }

  private List<Cut> cuts(int entity) {
    List<Cut> cuts = new ArrayList<>();
    for (int edge : edges.across(entity)) {
      int left = edges.entity(edges.left(edge));
      cuts.add(cut(edge, entity, left == entity ? edges.entity(edges.right(edge)) : left));
    }
    cuts.sort(
        Comparator.<Cut>comparingDouble(cut -> -cut.link().bits())
            .thenComparing(cut -> cut.link().left())
            .thenComparing(cut -> cut.link().right()));
    return cuts;
  }

  private Cut cut(int edge, int entity, int other) {
    List<Integer> ours = byName(entity);
    List<Integer> theirs = byName(other);
    double sum = 0;
    long looked = 0;
    for (int one : ours) {
      for (int two : theirs) {
        String reason = reason(one, two);
        if (reason != null) {
          return new Cut(link(edge), records.id(one), records.id(two), reason);
        }
        if (++looked == PROHIBITIONS_MAX) {
          return new Cut(link(edge), null, null, "a prohibition between two of its records");
        }
        sum += Cohesion.counted(scorer.weigh(records.values(one), records.values(two)));
      }
    }
    return new Cut(link(edge), null, null, apart(sum / looked, looked));
  }

  /** Why two entities are apart between which nothing is forbidden. */
  private String apart(double meanBits, long between) {
    double least = model.rules().thresholds().cohesion();
    return least <= Thresholds.COHESION_OFF
        ? BY_DECISION
        : String.format(
            Locale.ROOT,
            "too little cohesion: %d pairs between both entities, %s bits in the mean, at least %s"
                + " wanted for every two parts",
            between,
            Shown.bits(meanBits),
            Shown.bits(least));
  }

  private List<Integer> byName(int entity) {
    return edges.members(entity).stream().sorted(Comparator.comparing(records::id)).toList();
  }

  /** Why two records must not be one, or null where they may. */
  private String reason(int one, int other) {
    if (decisions.forbids(one, other)) {
      return BY_DECISION;
    }
    List<String> vetoes =
        PairExplainer.holding(model.rules().never(), records.values(one), records.values(other));
    return vetoes.isEmpty() ? null : "never: " + vetoes.get(0);
  }
}
