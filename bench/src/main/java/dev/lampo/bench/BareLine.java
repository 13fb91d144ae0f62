package dev.lampo.bench;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Partitioner;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.lampo.model.QuoteTerms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * The least that any two hops over this engine must do, as the measure of what the job costs beyond
 * it: newest version by record, records of a customer by trip, and a map of six fields without an
 * index. Nothing is decoded, rejected, explained, compared or restored.
 */
final class BareLine {
  private static final int BATCH = 4_000;
  private static final int BATCHES_MAX = 4;
  private static final String MAP = "bare";

  /** Deliveries that are dropped or written, of the run that is under way in this JVM. */
  private static final LongAdder THROUGH = new LongAdder();

  private BareLine() {}

  /** What is left of a quote. */
  record Bare(long id, long version, String trip, String customer, String broker, long cents) {}

  /** Deliveries per second, over the same part of one run as {@link MemoryLine} is measured. */
  static double rate(StandardLoad load, long deliveries, int threads) {
    MemoryLine.requireHeap(deliveries);
    HazelcastInstance member =
        BenchMember.start(threads, compact -> compact.addSerializer(new BareSerializer()));
    try {
      Loads.put(load);
      THROUGH.reset();
      Looks looks = new Looks(deliveries);
      CompletableFuture<Void> done = start(member, deliveries, threads).getFuture();
      while (!endsSoon(done)) {
        looks.add(THROUGH.sum());
      }
      looks.add(deliveries);
      return looks.perSecond();
    } finally {
      member.shutdown();
    }
  }

  private static boolean endsSoon(CompletableFuture<Void> done) {
    try {
      done.get(Looks.EVERY.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bare line failed", e.getCause());
    }
  }

  private static Job start(HazelcastInstance member, long count, int threads) {
    DAG dag = new DAG();
    Vertex source =
        dag.newVertex("load", () -> new LoadP(number -> bare(Loads.get(), number), count));
    Vertex versions = dag.newVertex("versions", Versions::new);
    Vertex trips = dag.newVertex("trips", Trips::new);
    Vertex map = dag.newVertex("map", Writes::new);
    List.of(source, versions, trips, map).forEach(vertex -> vertex.localParallelism(threads));
    // As the job's edges are: by hash, and as the map places its keys.
    dag.edge(
        Edge.between(source, versions)
            .partitioned(item -> ((Bare) item).id(), Partitioner.HASH_CODE));
    dag.edge(
        Edge.between(versions, trips)
            .partitioned(item -> ((Bare) item).trip(), Partitioner.HASH_CODE));
    dag.edge(Edge.between(trips, map).partitioned(item -> ((Bare) item).id()));
    return member
        .getJet()
        .newJob(dag, new JobConfig().setProcessingGuarantee(ProcessingGuarantee.AT_LEAST_ONCE));
  }

  private static Bare bare(StandardLoad load, long number) {
    StandardLoad.Delivery said = StandardLoad.delivery(number);
    QuoteTerms terms = load.terms(said);
    return new Bare(
        said.quote(),
        said.revision(),
        terms.trip().toString(),
        terms.customer().key(),
        terms.broker(),
        terms.price().amount().unscaledValue().longValue());
  }

  /** Keeps the newest version of each record, and lets through what is newer. */
  private static final class Versions extends AbstractProcessor {
    private final Map<Long, Long> newest = new HashMap<>();

    @Override
    protected boolean tryProcess(int ordinal, Object item) {
      Bare bare = (Bare) item;
      Long known = newest.get(bare.id());
      if (known != null && known >= bare.version()) {
        THROUGH.increment();
        return true;
      }
      if (!tryEmit(item)) {
        return false;
      }
      newest.put(bare.id(), bare.version());
      return true;
    }
  }

  /** Gathers the records of a customer in a trip. */
  private static final class Trips extends AbstractProcessor {
    private final Map<String, Map<String, List<Bare>>> trips = new HashMap<>();

    @Override
    protected boolean tryProcess(int ordinal, Object item) {
      if (!tryEmit(item)) {
        return false;
      }
      Bare bare = (Bare) item;
      List<Bare> wish =
          trips
              .computeIfAbsent(bare.trip(), any -> new HashMap<>())
              .computeIfAbsent(bare.customer(), any -> new ArrayList<>(2));
      wish.removeIf(other -> other.id() == bare.id());
      wish.add(bare);
      return true;
    }
  }

  /** Writes in batches, some of them under way at once. */
  private static final class Writes extends AbstractProcessor {
    private final Queue<CompletableFuture<?>> underWay = new ArrayDeque<>();
    private Map<Long, Bare> waiting = new HashMap<>();
    private long taken;
    private IMap<Long, Bare> map;

    @Override
    public boolean isCooperative() {
      return false;
    }

    @Override
    protected void init(Context context) {
      map = context.hazelcastInstance().getMap(MAP);
    }

    @Override
    public void process(int ordinal, Inbox inbox) {
      inbox.drain(
          item -> {
            Bare bare = (Bare) item;
            waiting.put(bare.id(), bare);
            taken++;
            if (waiting.size() >= BATCH) {
              send();
            }
          });
    }

    @Override
    public boolean complete() {
      send();
      underWay.forEach(CompletableFuture::join);
      underWay.clear();
      return true;
    }

    private void send() {
      long written = taken;
      underWay.add(
          map.setAllAsync(waiting).toCompletableFuture().thenRun(() -> THROUGH.add(written)));
      waiting = new HashMap<>();
      taken = 0;
      while (underWay.size() > BATCHES_MAX) {
        underWay.remove().join();
      }
    }
  }

  /** The six fields. */
  private static final class BareSerializer implements CompactSerializer<Bare> {
    @Override
    public Bare read(CompactReader in) {
      return new Bare(
          in.readInt64("id"),
          in.readInt64("version"),
          in.readString("trip"),
          in.readString("customer"),
          in.readString("broker"),
          in.readInt64("cents"));
    }

    @Override
    public void write(CompactWriter out, Bare bare) {
      out.writeInt64("id", bare.id());
      out.writeInt64("version", bare.version());
      out.writeString("trip", bare.trip());
      out.writeString("customer", bare.customer());
      out.writeString("broker", bare.broker());
      out.writeInt64("cents", bare.cents());
    }

    @Override
    public String getTypeName() {
      return "bare";
    }

    @Override
    public Class<Bare> getCompactClass() {
      return Bare.class;
    }
  }
}
