package dev.lampo.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most heap that some work used: with the garbage that was not yet collected, and of what was
 * left right after a collection. The second is what the work needs, as far as a collection looked
 * at all of it; a young one leaves old garbage in.
 */
final class HeapPeak implements AutoCloseable {
  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final AtomicLong left = new AtomicLong();
  private final NotificationListener listener = this::collected;

  private HeapPeak() {}

  /** Begins with the garbage of before collected. */
  static HeapPeak watch() {
    HeapPeak peak = new HeapPeak();
    System.gc();
    peak.pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector).addNotificationListener(peak.listener, null, null);
    }
    return peak;
  }

  /** The peaks of all pools together, garbage included: never less than what was used at once. */
  long usedBytes() {
    return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  /** The most that was left after any collection; one is made now, so there is one. */
  long leftBytes() {
    System.gc();
    long now =
        pools.stream()
            .map(MemoryPoolMXBean::getCollectionUsage)
            .filter(Objects::nonNull)
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    return Math.max(now, left.get());
  }

  private void collected(Notification notification, Object nothing) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      var after =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
              .getGcInfo()
              .getMemoryUsageAfterGc();
      long bytes =
          pools.stream()
              .filter(pool -> after.containsKey(pool.getName()))
              .mapToLong(pool -> after.get(pool.getName()).getUsed())
              .sum();
      left.accumulateAndGet(bytes, Math::max);
    }
  }

  @Override
  public void close() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      try {
        ((NotificationEmitter) collector).removeNotificationListener(listener);
      } catch (ListenerNotFoundException e) {
        throw new IllegalStateException("the listener was added when this began", e);
      }
    }
  }
}
