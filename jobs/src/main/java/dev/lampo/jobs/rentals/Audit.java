package dev.lampo.jobs.rentals;

import static com.hazelcast.jet.core.Edge.between;
import static com.hazelcast.jet.core.Edge.from;
import static java.util.Objects.requireNonNull;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.Observable;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.Partitioner;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.jet.core.processor.SinkProcessors;
import com.hazelcast.jet.core.processor.SourceProcessors;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.StoredPosition;
import dev.lampo.model.TripKey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Resolves the stored quotes again by the batch path, on the grid, and compares every map and every
 * table of the relational copy with the result. On a grid that is being written, what differs is
 * looked at a second time: a row on its way differs once, a wrong one twice.
 */
public final class Audit {
  private static final int DIFFERENCES_MAX = 1_000;
  private static final List<GridMap<?>> AUDITED =
      List.of(
          GridMaps.QUOTES,
          GridMaps.ENQUIRIES,
          GridMaps.ENQUIRY_ALIASES,
          GridMaps.TOMBSTONES,
          GridMaps.REJECTS);

  private final HazelcastInstance grid;

  /** An audit of this grid, from a member or from a client that has the jobs' classes. */
  public Audit(HazelcastInstance grid) {
    this.grid = requireNonNull(grid, "grid is null");
  }

  /**
   * What an audit found.
   *
   * @param compared rows of maps that were compared; zero means that nothing was proved
   * @param withCopy whether there is a relational copy that was compared as well
   * @param differences how many; {@code named} holds the first of them
   */
  public record Report(long compared, boolean withCopy, long differences, List<Difference> named) {
    /** Copies the list. */
    public Report {
      named = List.copyOf(named);
    }
  }

  /** What one processor compared and found. */
  record Tally(long compared, long differences, boolean withCopy) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** Compares once; on differences once more, and keeps those that stayed the same. */
  public Report run() {
    Report first = once();
    if (first.differences() == 0) {
      return first;
    }
    Report second = once();
    Set<Difference> before = new HashSet<>(first.named());
    List<Difference> lasting = second.named().stream().filter(before::contains).toList();
    boolean allNamed = second.differences() == second.named().size();
    return new Report(
        second.compared(),
        second.withCopy(),
        allNamed ? lasting.size() : second.differences(),
        lasting);
  }

  private Report once() {
    Observable<Object> results = grid.getJet().newObservable();
    try {
      Job job = grid.getJet().newJob(dag(results.name()));
      List<Difference> named = new ArrayList<>();
      long compared = 0;
      long differences = 0;
      boolean withCopy = false;
      for (Object result : results) {
        if (result instanceof Tally tally) {
          compared += tally.compared();
          differences += tally.differences();
          withCopy |= tally.withCopy();
        } else {
          named.add((Difference) result);
        }
      }
      job.join();
      return new Report(compared, withCopy, differences, named);
    } finally {
      results.destroy();
    }
  }

  private DAG dag(String results) {
    DAG dag = new DAG();
    Vertex audit = dag.newVertex("audit", () -> new AuditP(DIFFERENCES_MAX));
    Vertex maps = dag.newVertex("maps", () -> new PassP());
    for (int i = 0; i < AUDITED.size(); i++) {
      String map = AUDITED.get(i).name();
      dag.edge(from(dag.newVertex(map, SourceProcessors.readMapP(map))).to(maps, i));
    }
    dag.edge(together(from(maps).to(audit, AuditP.FROM_MAPS)));
    Vertex tables =
        dag.newVertex(
            "tables",
            ProcessorMetaSupplier.of(1, () -> new CopyReadP(new CopyReadP.Purpose.Look())));
    Vertex rows = dag.newVertex("rows", () -> new PassP());
    dag.edge(between(tables, rows));
    dag.edge(together(from(rows).to(audit, AuditP.FROM_COPY)));
    Vertex sink = dag.newVertex("results", SinkProcessors.writeObservableP(results));
    dag.edge(between(audit, sink));
    return dag;
  }

  private static Edge together(Edge edge) {
    return edge.distributed().partitioned(Audit::place, Partitioner.HASH_CODE);
  }

  private static Object place(Object row) {
    TripKey trip = AuditP.tripOf(row);
    return trip == null ? AuditP.keyOf(row) : trip;
  }

  /** Unpacks map entries and drops positions, which no audit compares. */
  private static final class PassP extends QueueingP {
    @Override
    protected void handle(int ordinal, Object item) {
      Object row = item instanceof Map.Entry<?, ?> entry ? entry.getValue() : item;
      if (!(row instanceof StoredPosition)) {
        emit(0, row);
      }
    }
  }
}
