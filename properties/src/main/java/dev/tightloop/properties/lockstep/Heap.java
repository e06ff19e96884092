package dev.tightloop.properties.lockstep;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** How full the heap was after its last collection: of what is still needed, not of garbage. */
final class Heap {

  private static final double NEARLY_ALL = 0.85;

  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .filter(MemoryPoolMXBean::isUsageThresholdSupported)
          .toList();

  /** Whether there is room for little more; the collector would soon do nothing but search it. */
  boolean isNearlyFull() {
    if (!wasNearlyFull()) {
      return false;
    }
    System.gc(); // the last collection may have been before this work
    return wasNearlyFull();
  }

  private boolean wasNearlyFull() {
    return pools.stream().anyMatch(Heap::isNearlyFull);
  }

  private static boolean isNearlyFull(MemoryPoolMXBean pool) {
    var last = pool.getCollectionUsage();
    return last != null && last.getMax() > 0 && last.getUsed() > NEARLY_ALL * last.getMax();
  }
}
