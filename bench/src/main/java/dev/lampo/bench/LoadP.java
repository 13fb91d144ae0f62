package dev.lampo.bench;

import com.hazelcast.jet.core.AbstractProcessor;
import java.util.function.LongFunction;

/** Emits what a function makes of each number below a bound: this processor's share of them. */
final class LoadP extends AbstractProcessor {
  private final LongFunction<?> items;
  private final long count;
  private final boolean endless;
  private long next;
  private int step;
  private Object pending;

  LoadP(LongFunction<?> items, long count) {
    this(items, count, false);
  }

  /**
   * A source of so many items.
   *
   * @param endless whether it stays when it has emitted all, as a stream does
   */
  LoadP(LongFunction<?> items, long count, boolean endless) {
    this.items = items;
    this.count = count;
    this.endless = endless;
  }

  @Override
  protected void init(Context context) {
    next = context.globalProcessorIndex();
    step = context.totalParallelism();
  }

  @Override
  public boolean complete() {
    for (int i = 0; i < 256 && (pending != null || next < count); i++) {
      if (pending == null) {
        pending = items.apply(next);
        next += step;
      }
      if (!tryEmit(pending)) {
        return false;
      }
      pending = null;
    }
    return pending == null && next >= count && !endless;
  }
}
