package dev.lampo.jobs.rentals;

import com.hazelcast.cluster.Address;
import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import com.hazelcast.jet.core.processor.Processors;
import java.util.List;
import java.util.function.Function;

/** Supplies processors that know which run they belong to. */
final class RunSupplier implements ProcessorMetaSupplier {
  private static final long serialVersionUID = 1L;

  private final Submission submission;
  private final int localParallelism;
  private final FunctionEx<Run, Processor> processor;
  private final String onlyAtOwnerOf;
  private transient Run run;
  private transient Address only;

  /** Processors on every member. */
  RunSupplier(Submission submission, int localParallelism, FunctionEx<Run, Processor> processor) {
    this.submission = submission;
    this.localParallelism = localParallelism;
    this.processor = processor;
    this.onlyAtOwnerOf = null;
  }

  /** One processor in the whole grid, on the member that owns this key. */
  RunSupplier(Submission submission, FunctionEx<Run, Processor> processor, String onlyAtOwnerOf) {
    this.submission = submission;
    this.localParallelism = 1;
    this.processor = processor;
    this.onlyAtOwnerOf = onlyAtOwnerOf;
  }

  @Override
  public int preferredLocalParallelism() {
    return localParallelism;
  }

  @Override
  public void init(Context context) {
    run = new RunLedger(context.hazelcastInstance()).begin(context.executionId(), submission);
    if (onlyAtOwnerOf != null) {
      only =
          context
              .hazelcastInstance()
              .getPartitionService()
              .getPartition(onlyAtOwnerOf)
              .getOwner()
              .getAddress();
    }
  }

  @Override
  public Function<Address, ProcessorSupplier> get(List<Address> addresses) {
    Run begun = run;
    FunctionEx<Run, Processor> of = processor;
    Address alone = only;
    return address ->
        alone == null || alone.equals(address)
            ? ProcessorSupplier.of(() -> of.applyEx(begun))
            : ProcessorSupplier.of(Processors.noopP());
  }
}
