package dev.lampo.jobs.rentals;

import static com.hazelcast.jet.core.Edge.between;
import static com.hazelcast.jet.core.Edge.from;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.Partitioner;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.jet.core.processor.SourceProcessors;
import dev.lampo.jobs.source.ReferenceData;
import dev.lampo.jobs.source.Source;
import dev.lampo.model.Delivery;
import dev.lampo.model.Enquiry;
import dev.lampo.model.GridMap;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Quote;
import dev.lampo.model.Tombstone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The wiring of the job; the package's picture shows it. Edges from {@code restore} go before all
 * others, so a hop sees a delivery only when it holds everything that was stored.
 */
final class RentalsDag {
  private static final int BEFORE_THE_STREAM = -1;
  private static final List<GridMap<?>> STORED =
      List.of(
          GridMaps.QUOTES,
          GridMaps.ENQUIRIES,
          GridMaps.ENQUIRY_ALIASES,
          GridMaps.TOMBSTONES,
          GridMaps.REJECTS);

  private final DAG dag = new DAG();
  private final Submission submission;
  private final boolean copied;
  private final Parallelism parallelism;

  /**
   * How many processors a member runs.
   *
   * @param hops for each of versions, trips and publishing
   * @param rowsWaitingMax rows that one publisher holds before it takes no more
   */
  record Parallelism(int hops, int rowsWaitingMax) {}

  /** A source and what reads it, in the order of its partitions. */
  record Input(Source source, ProcessorMetaSupplier reader) {}

  private RentalsDag(Submission submission, boolean copied, Parallelism parallelism) {
    this.submission = submission;
    this.copied = copied;
    this.parallelism = parallelism;
  }

  /**
   * The wired job.
   *
   * @param copied whether there is a relational copy; each member knows where it is
   */
  static DAG of(
      Submission submission,
      List<Input> inputs,
      ReferenceData reference,
      TripRules rules,
      boolean copied,
      Parallelism parallelism) {
    return new RentalsDag(submission, copied, parallelism).wired(inputs, reference, rules);
  }

  private DAG wired(List<Input> inputs, ReferenceData reference, TripRules rules) {
    int hops = parallelism.hops();
    int rowsWaitingMax = parallelism.rowsWaitingMax();
    boolean toCopy = copied; // functions of the graph must not carry this class along
    Vertex restore = vertex("restore", 1, run -> new RestoreP(run, reference));
    Vertex versions = vertex("versions", hops, VersionsP::new);
    Vertex trips = vertex("trips", hops, run -> new TripsP(run, rules));
    Vertex publish =
        vertex("publish", hops, run -> new PublishP(run.whole(), toCopy, rowsWaitingMax));

    readStored(restore);
    dag.edge(
        byRecord(from(restore, RestoreP.TO_VERSIONS).to(versions, 0)).priority(BEFORE_THE_STREAM));
    dag.edge(
        byTrip(from(restore, RestoreP.TO_TRIPS).to(trips, TripsP.FROM_RESTORE))
            .priority(BEFORE_THE_STREAM));
    dag.edge(byKey(from(restore, RestoreP.TO_PUBLISH).to(publish, 0)).priority(BEFORE_THE_STREAM));
    dag.edge(byTrip(from(versions, VersionsP.TO_TRIPS).to(trips, 1)));
    dag.edge(byKey(from(versions, VersionsP.TO_PUBLISH).to(publish, 1)));
    dag.edge(byKey(from(trips).to(publish, 2)));
    Optional<Vertex> copy =
        copied ? Optional.of(vertex("copy", hops, CopyP::new)) : Optional.empty();
    copy.ifPresent(lane -> dag.edge(between(publish, lane).isolated()));
    replay(inputs, reference, versions, publish);
    for (int i = 0; i < inputs.size(); i++) {
      intake(inputs.get(i), i, reference, versions, publish, copy);
    }
    return dag;
  }

  private void readStored(Vertex restore) {
    for (int i = 0; i < STORED.size(); i++) {
      String map = STORED.get(i).name();
      Vertex stored = dag.newVertex("stored-" + map, SourceProcessors.readMapP(map));
      dag.edge(from(stored).to(restore, i));
    }
    if (copied) {
      Vertex stored =
          vertex("stored-copy", 1, run -> new CopyReadP(new CopyReadP.Purpose.Restore(run)));
      dag.edge(from(stored).to(restore, STORED.size()));
    }
  }

  private void replay(
      List<Input> inputs, ReferenceData reference, Vertex versions, Vertex publish) {
    List<Source> sources = new ArrayList<>(inputs.stream().map(Input::source).toList());
    boolean toCopy = copied;
    Vertex replay =
        dag.newVertex(
                "replay",
                new RunSupplier(
                    submission,
                    run -> new ReplayP(run, sources, reference, toCopy),
                    GridMaps.DECISIONS.name()))
            .localParallelism(1);
    dag.edge(byRecord(from(replay, ReplayP.TO_VERSIONS).to(versions, 1)));
    dag.edge(byKey(from(replay, ReplayP.TO_PUBLISH).to(publish, 3)));
  }

  private void intake(
      Input input,
      int number,
      ReferenceData reference,
      Vertex versions,
      Vertex publish,
      Optional<Vertex> copy) {
    Source source = input.source();
    int readers = source.parallelism();
    Vertex read = dag.newVertex("read-" + source.name(), input.reader()).localParallelism(readers);
    boolean toCopy = copied;
    Vertex intake =
        vertex(
            "intake-" + source.name(), readers, run -> new IntakeP(run, source, reference, toCopy));
    dag.edge(between(read, intake).isolated());
    dag.edge(byRecord(from(intake, IntakeP.TO_VERSIONS).to(versions, 2 + number)));
    dag.edge(byKey(from(intake, IntakeP.TO_PUBLISH).to(publish, 4 + number)));
    copy.ifPresent(
        lane ->
            dag.edge(from(intake, IntakeP.TO_COPY).to(lane, 1 + number).distributed().broadcast()));
  }

  private Vertex vertex(String name, int localParallelism, FunctionEx<Run, Processor> processor) {
    return dag.newVertex(name, new RunSupplier(submission, localParallelism, processor))
        .localParallelism(localParallelism);
  }

  /** Hash codes of strings are the same on every machine, so they may route between members. */
  private static Edge byRecord(Edge edge) {
    return edge.distributed().partitioned(RentalsDag::recordId, Partitioner.HASH_CODE);
  }

  /** {@link dev.lampo.model.TripKey#hashCode} is the same on every machine. */
  private static Edge byTrip(Edge edge) {
    return edge.distributed().partitioned(RentalsDag::trip, Partitioner.HASH_CODE);
  }

  /** As the maps place their keys, so that a member mostly writes its own partitions. */
  private static Edge byKey(Edge edge) {
    return edge.distributed().partitioned((Object write) -> ((MapWrite) write).key());
  }

  private static Object recordId(Object item) {
    if (item instanceof Delivery<?> delivery) {
      return delivery.recordId();
    }
    if (item instanceof Found found) {
      return found.recordId();
    }
    if (item instanceof RoutedSweep sweep) {
      return sweep.partition();
    }
    return item instanceof Quote quote ? quote.id() : ((Tombstone) item).id();
  }

  private static Object trip(Object item) {
    if (item instanceof TripInput input) {
      return input.trip();
    }
    return item instanceof Quote quote ? quote.terms().trip() : ((Enquiry) item).trip();
  }
}
