package dev.lampo.client;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.lampo.model.Decision;
import dev.lampo.model.GridMaps;
import dev.lampo.model.Reject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks the job to read rejected records again, and waits for it. */
final class Replay {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final HazelcastInstance instance;
  private final Deadline deadline;

  Replay(HazelcastInstance instance, Deadline deadline) {
    this.instance = instance;
    this.deadline = deadline;
  }

  Collection<Reject> of(Collection<String> ids) {
    Set<String> targets = new HashSet<>(ids);
    IMap<String, Decision> decisions = GridMaps.DECISIONS.in(instance);
    Map<String, Decision> asked = new LinkedHashMap<>();
    Instant now = Instant.now();
    for (String target : targets) {
      String id = "%013d-%s".formatted(now.toEpochMilli(), UUID.randomUUID());
      asked.put(id, new Decision(id, Decision.Kind.REPLAY_REJECT, target, now));
    }
    decisions.putAll(asked);
    while (!decisions.getAll(asked.keySet()).isEmpty() && deadline.leftMillis() > 0) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      if (Thread.currentThread().isInterrupted()) {
        throw new GridException(ErrorCode.CANCELLED, "replay: interrupted; it goes on by itself");
      }
    }
    return GridMaps.REJECTS.in(instance).getAll(targets).values();
  }
}
