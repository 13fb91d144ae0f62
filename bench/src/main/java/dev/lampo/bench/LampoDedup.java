package dev.lampo.bench;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.Partitioner;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.jet.core.processor.Processors;
import dev.lampo.bench.StandardLoad.Kind;
import dev.lampo.jobs.rentals.Hops;
import dev.lampo.model.Change;
import dev.lampo.model.Delivery;
import dev.lampo.model.QuoteTerms;
import dev.lampo.model.SourcePosition;
import java.time.Instant;

/** Exact-key de-duplication of a stream by hop 1 of the rentals job, on one member in this JVM. */
final class LampoDedup {
  private static final String SOURCE = "bench";

  private LampoDedup() {}

  /** Deliveries per second. */
  static double rate(StandardLoad load, long deliveries, int threads) {
    HazelcastInstance member = BenchMember.start(threads);
    try {
      run(member, load, deliveries / 5, threads); // the first part of a JVM's way does not count
      return Measure.perSecond(deliveries, () -> run(member, load, deliveries, threads));
    } finally {
      member.shutdown();
    }
  }

  private static void run(HazelcastInstance member, StandardLoad load, long count, int threads) {
    Loads.put(load);
    DAG dag = new DAG();
    Vertex source =
        dag.newVertex("load", () -> new LoadP(number -> delivery(Loads.get(), number), count))
            .localParallelism(threads);
    Vertex versions = dag.newVertex("versions", Hops.versions()).localParallelism(threads);
    Vertex sink = dag.newVertex("drop", Processors.noopP()).localParallelism(threads);
    dag.edge(
        Edge.between(source, versions)
            .partitioned(item -> ((Delivery<?>) item).recordId(), Partitioner.HASH_CODE));
    dag.edge(Edge.from(versions, 0).to(sink, 0));
    dag.edge(Edge.from(versions, 1).to(sink, 1));
    member.getJet().newJob(dag).join();
  }

  private static Delivery<QuoteTerms> delivery(StandardLoad load, long number) {
    StandardLoad.Delivery said = StandardLoad.delivery(number);
    Change<QuoteTerms> change;
    if (said.kind() == Kind.DELETED) {
      change = new Change.Deleted<>(said.revision());
    } else {
      QuoteTerms terms = load.terms(said);
      change = new Change.Present<>(said.revision(), said.quote(), terms);
    }
    return new Delivery<>(
        Delivery.recordId(SOURCE, said.key()),
        new SourcePosition(SOURCE, 0, number),
        Instant.EPOCH,
        change);
  }
}
