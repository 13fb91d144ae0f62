package dev.lampo.jobs.rentals;

import com.hazelcast.function.SupplierEx;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import dev.lampo.jobs.source.KafkaSource;
import dev.lampo.model.Delivery;
import java.util.List;
import java.util.Map;

/** Single hops of the job, and its ends, for measurements of each alone. */
public final class Hops {
  private static final Run FIRST = new Run(1, Run.RestoreFrom.MAPS, true, 0, List.of());

  private Hops() {}

  /** Makes what reads a source from given positions on. */
  @FunctionalInterface
  public interface Reader {
    /** The first position to read, by partition; a partition that is absent begins at its start. */
    ProcessorMetaSupplier from(KafkaSource source, Map<Integer, Long> next);
  }

  /**
   * Hop 1 without the rest: takes {@link Delivery deliveries} at ordinal 0, routed by record id,
   * and emits what is news at ordinal 0 (for trips) and 1 (for maps).
   */
  public static SupplierEx<Processor> versions() {
    return () -> new VersionsP(FIRST);
  }
}
