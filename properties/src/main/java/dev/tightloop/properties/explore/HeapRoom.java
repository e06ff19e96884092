package dev.tightloop.properties.explore;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** How much of Java's heap can be taken by what stays for the whole search. */
public final class HeapRoom {

  /** The rest is for classes, for the model and the properties, and for what is on its way. */
  private static final int SHARE_PERCENT = 85;

  private HeapRoom() {}

  /**
   * Bytes. Large and old objects live in the largest pool of the heap, which is two thirds of it
   * with some collectors: asking for more ends in an OutOfMemoryError.
   */
  public static long bytes() {
    long largest = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        largest = Math.max(largest, pool.getUsage().getMax());
      }
    }
    long pool = largest > 0 ? largest : Runtime.getRuntime().maxMemory();
    return pool / 100 * SHARE_PERCENT;
  }
}
