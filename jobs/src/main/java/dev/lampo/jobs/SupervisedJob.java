package dev.lampo.jobs;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import dev.lampo.model.GridMap;
import java.util.Optional;
import java.util.Set;

/**
 * A job that the grid keeps running. The oldest member submits it when it is absent, submits it
 * again when it failed, and replaces it when it runs with another fingerprint.
 */
public interface SupervisedJob {
  /** Name of the {@code JobConfig} argument that carries {@link #fingerprint()}. */
  String FINGERPRINT = "fingerprint";

  /** The name under which Jet knows the job; unique in the grid. */
  String name();

  /**
   * Says which version of the code and of its settings this is. A running job with another
   * fingerprint is cancelled and submitted anew; members that run side by side must agree on it.
   */
  String fingerprint();

  /** Runs on every member when it has started, before any job. */
  default void prepare(HazelcastInstance member) {}

  /** Why the job that runs must be cancelled and submitted anew, or empty. */
  default Optional<String> replaceBecause(HazelcastInstance grid) {
    return Optional.empty();
  }

  /** The maps that it writes; it alone does, ledgers excepted. */
  Set<GridMap<?>> writes();

  /**
   * Submits the job if it is absent and returns the one that runs. May block for look-ups of start
   * positions; throws when it cannot submit, and is then asked again after a pause.
   */
  Job submit(HazelcastInstance grid);

  /**
   * Why readers should not trust the maps yet, or empty. May ask the maps, and wait for them: the
   * thread that supervises the job asks, and keeps the answer for whoever probes the node.
   */
  Optional<String> notReadyBecause(HazelcastInstance grid);
}
