package dev.lampo.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sinks;
import com.hazelcast.jet.pipeline.test.TestSources;
import dev.lampo.jobs.SupervisedJob;
import dev.lampo.model.GridMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real job without end. It fails when the map {@code poison} holds something under its name, and
 * says "restoring" while the map {@code restoring} does.
 */
final class TickingJob implements SupervisedJob {
  private final String name;
  private final String fingerprint;
  final AtomicInteger submissions = new AtomicInteger();

  TickingJob(String name, String fingerprint) {
    this.name = name;
    this.fingerprint = fingerprint;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<GridMap<?>> writes() {
    return Set.of();
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public Job submit(HazelcastInstance grid) {
    submissions.incrementAndGet();
    JobConfig config = new JobConfig().setName(name).setArgument(FINGERPRINT, fingerprint);
    return grid.getJet().newJobIfAbsent(pipeline(name), config);
  }

  private static Pipeline pipeline(String name) {
    Pipeline pipeline = Pipeline.create();
    pipeline
        .readFrom(TestSources.itemStream(50))
        .withoutTimestamps()
        .mapUsingIMap(
            "poison",
            event -> name,
            (event, poison) -> {
              if (poison != null) {
                throw new IllegalStateException("poisoned with " + poison);
              }
              return event.sequence();
            })
        .writeTo(Sinks.noop());
    return pipeline;
  }

  @Override
  public Optional<String> notReadyBecause(HazelcastInstance grid) {
    return grid.getMap("restoring").containsKey(name) ? Optional.of("restoring") : Optional.empty();
  }
}
