package dev.lampo.matching.engine;

import dev.lampo.matching.cluster.CannotLinks;
import dev.lampo.matching.compare.Value;
import dev.lampo.matching.model.Model;
import dev.lampo.matching.record.RecordId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Resolves records as they come, change and go, under one frozen model.
 *
 * <p>What is held, and nothing else, decides the partition: it is what {@link
 * dev.lampo.matching.batch.Resolver} finds in the same records with the same cannot-links, whatever
 * the order and batching of operations. Ids last: on a merge the id that was published first is
 * kept, on a split the part with its first record keeps it. The first record of an entity is the
 * one that has been in it longest; a record that is delivered anew in the same operation counts
 * last. The same operations in the same order give the same ids.
 *
 * <p>Each operation recomputes the components that it touches and no others. An operation that
 * throws has changed nothing. For one thread.
 */
public final class Engine {
  private final Engines engines;
  private final Graph graph = new Graph();
  private final EntityIds ids = new EntityIds(graph.records());
  private final Links links = new Links();

  Engine(Engines engines) {
    this.engines = engines;
  }

  /** An engine that holds nothing; where there are many of one model, use {@link Engines}. */
  public static Engine of(Model model) {
    return new Engines(model).empty();
  }

  /**
   * An engine as it was when it was written; see {@link Engines#read}.
   *
   * @throws OtherModelException if another model made the bytes
   * @throws BadEngineBytesException if they are no engine, or damaged
   */
  public static Engine fromBytes(Model model, byte[] bytes) {
    return new Engines(model).read(bytes);
  }

  /**
   * The engine in a compact format: deterministic, so equal states give equal bytes. Records are
   * kept by their features' texts, the model by its hash alone.
   */
  public byte[] toBytes() {
    return new EngineWriter(this).bytes();
  }

  /**
   * Adds a record; one that is held already is updated.
   *
   * @param features by the features of the rules; null where nothing is known
   * @throws dev.lampo.matching.cluster.ComponentTooLargeException if too many records would hang
   *     together; the record is then not held, or as it was before
   */
  public List<Change> add(RecordId record, String[] features) {
    return add(record, engines.model().values(features));
  }

  /** Adds a record that this engine's model prepared; the values must not change afterwards. */
  public List<Change> add(RecordId record, Value[] values) {
    return apply(List.of(new Operation.Put(record, values)));
  }

  /**
   * Replaces what is known of a record.
   *
   * @throws IllegalArgumentException if it is not held
   */
  public List<Change> update(RecordId record, String[] features) {
    return update(record, engines.model().values(features));
  }

  /** Replaces what is known of a record by values that this engine's model prepared. */
  public List<Change> update(RecordId record, Value[] values) {
    held(record);
    return add(record, values);
  }

  /** Removes a record, if it is held; cannot-links of it stay, for the case that it comes again. */
  public List<Change> remove(RecordId record) {
    return apply(List.of(new Operation.Remove(record)));
  }

  /** Forbids two records, whether held or not, ever to be one. */
  public List<Change> cannotLink(RecordId one, RecordId other) {
    return apply(List.of(new Operation.CannotLink(new CannotLinks.Pair(one, other))));
  }

  /** Takes a cannot-link back. */
  public List<Change> allow(RecordId one, RecordId other) {
    return apply(List.of(new Operation.Allow(new CannotLinks.Pair(one, other))));
  }

  /**
   * Takes a record out of its entity for good, by the cannot-links of {@link #separation}. If the
   * record was the only evidence that others belong together, they fall apart as well; if it also
   * matches records of another entity, from which its old one kept it away, it goes there.
   *
   * @throws IllegalArgumentException if the record is not held
   */
  public List<Change> unmerge(RecordId record) {
    return apply(separation(record));
  }

  /**
   * What {@link #unmerge} would forbid: the record with each other record that is in its entity
   * now. Nothing less would last: of any record left out, an update, a removal or a new record
   * could make the two one again. Nothing more is forbidden: the others may stay together, and
   * records that come later may join either side, which then is kept from the other through these
   * same pairs. Whoever logs operations logs these rather than the unmerge, whose meaning depends
   * on when it happened.
   *
   * @throws IllegalArgumentException if the record is not held
   */
  public List<Operation.CannotLink> separation(RecordId record) {
    List<Operation.CannotLink> links = new ArrayList<>();
    for (int slot : members(graph.records().entity(held(record)))) {
      RecordId other = graph.records().id(slot);
      if (!other.equals(record)) {
        links.add(new Operation.CannotLink(new CannotLinks.Pair(record, other)));
      }
    }
    return links;
  }

  /**
   * Applies several operations at once: all or, if it throws, none. Of several on one record or one
   * pair the last one counts. The partition is the same as after one by one; new ids may differ.
   */
  public List<Change> apply(Collection<? extends Operation> operations) {
    for (Operation operation : operations) {
      if (operation instanceof Operation.Put put) {
        engines.check(put.values());
      }
    }
    Staging staging = new Staging(engines, graph, links);
    List<int[]> parts;
    try {
      staging.stage(operations);
      parts = new Settlement(graph, links, engines, staging.grows()).parts(staging.touched());
    } catch (RuntimeException e) {
      staging.undo();
      throw e;
    }
    return new Publication(graph.records(), ids, parts, staging.removed(), staging.updated())
        .publish();
  }

  /** How many records are held. */
  public int size() {
    return graph.records().size();
  }

  /** Whether a record is held. */
  public boolean holds(RecordId record) {
    return graph.records().find(record) != 0;
  }

  /** The id of a record's entity; empty if it is not held. */
  public OptionalLong entity(RecordId record) {
    int slot = graph.records().find(record);
    return slot == 0 ? OptionalLong.empty() : OptionalLong.of(ids.of(slot));
  }

  /** The records of an entity in ascending order; none if no entity has this id now. */
  public List<RecordId> members(long entity) {
    int row = ids.entities().find(entity);
    return row == 0
        ? List.of()
        : Arrays.stream(members(row)).mapToObj(graph.records()::id).sorted().toList();
  }

  /**
   * What is known of a record; not to be changed.
   *
   * @throws IllegalArgumentException if it is not held
   */
  public Value[] values(RecordId record) {
    return graph.records().values(held(record));
  }

  /**
   * The records that match a record by themselves, cannot-links and contradictions aside, the best
   * first.
   *
   * @throws IllegalArgumentException if the record is not held
   */
  public List<Match> matches(RecordId record) {
    List<Match> matches = new ArrayList<>();
    Pairs pairs = graph.pairs();
    for (int end = pairs.first(held(record)); end != 0; end = pairs.next(end)) {
      matches.add(new Match(graph.records().id(pairs.other(end)), pairs.bits(end)));
    }
    matches.sort(
        java.util.Comparator.comparingDouble((Match match) -> -match.bits())
            .thenComparing(Match::record));
    return Collections.unmodifiableList(matches);
  }

  /** All records with the ids of their entities; looks at all. */
  public SortedMap<RecordId, Long> partition() {
    SortedMap<RecordId, Long> entities = new TreeMap<>();
    Records records = graph.records();
    for (int slot = 1; slot <= records.highest(); slot++) {
      if (records.entity(slot) != 0) {
        entities.put(records.id(slot), ids.of(slot));
      }
    }
    return Collections.unmodifiableSortedMap(entities);
  }

  /** The ids that were published. */
  public EntityIds ids() {
    return ids;
  }

  /** All cannot-links, of records that are held and others. */
  public CannotLinks cannotLinks() {
    return links.all();
  }

  /** How large the engine is; looks at all. */
  public EngineReport report() {
    return new EngineReport(
        size(),
        ids.live(),
        ids.published(),
        graph.pairs().size(),
        links.all().pairs().size(),
        graph.index().largestBlock(),
        graph.largestComponent(),
        80 + graph.bytes() + ids.bytes());
  }

  /** The slots of an entity's records, all of which are in one component. */
  private int[] members(int entity) {
    IntList component = graph.component(ids.entities().member(entity));
    return Arrays.stream(component.toArray())
        .filter(slot -> graph.records().entity(slot) == entity)
        .toArray();
  }

  private int held(RecordId record) {
    int slot = graph.records().find(record);
    if (slot == 0) {
      throw new IllegalArgumentException("the engine does not hold record " + record);
    }
    return slot;
  }

  Engines engines() {
    return engines;
  }

  Graph graph() {
    return graph;
  }

  Links links() {
    return links;
  }
}
