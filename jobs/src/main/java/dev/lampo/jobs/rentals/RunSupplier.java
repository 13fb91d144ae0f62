package dev.lampo.jobs.rentals;

import com.hazelcast.cluster.Address;
import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import java.util.List;
import java.util.function.Function;

/** Supplies processors that know which run they belong to. */
final class RunSupplier implements ProcessorMetaSupplier {
  private static final long serialVersionUID = 1L;

  private final Submission submission;
  private final int localParallelism;
  private final FunctionEx<Run, Processor> processor;
  private transient Run run;

  RunSupplier(Submission submission, int localParallelism, FunctionEx<Run, Processor> processor) {
    this.submission = submission;
    this.localParallelism = localParallelism;
    this.processor = processor;
  }

  @Override
  public int preferredLocalParallelism() {
    return localParallelism;
  }

  @Override
  public void init(Context context) {
    run = new RunLedger(context.hazelcastInstance()).begin(context.executionId(), submission);
  }

  @Override
  public Function<Address, ProcessorSupplier> get(List<Address> addresses) {
    Run begun = run;
    FunctionEx<Run, Processor> of = processor;
    return address -> ProcessorSupplier.of(() -> of.applyEx(begun));
  }
}
