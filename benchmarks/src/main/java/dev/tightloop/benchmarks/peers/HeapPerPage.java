package dev.tightloop.benchmarks.peers;

import com.sun.management.ThreadMXBean;
import dev.tightloop.amd64.Memory;
import java.lang.management.ManagementFactory;

/** Bytes of the JVM's heap that one page of guest memory takes once it is written. */
final class HeapPerPage {

  private static final int PAGES = 1 << 15;
  private static final long START = 0xc0_0000_0000L;

  private HeapPerPage() {}

  /** Mapped and never written. */
  static double untouched() {
    return perPage(false);
  }

  /** Mapped and written once. */
  static double written() {
    return perPage(true);
  }

  private static double perPage(boolean write) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    Memory memory = new Memory();
    long before = threads.getThreadAllocatedBytes(thread);
    memory.map(START, (long) PAGES * Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
    for (int page = 0; write && page < PAGES; page++) {
      memory.write8(START + (long) page * Memory.PAGE_SIZE, 1);
    }
    return (double) (threads.getThreadAllocatedBytes(thread) - before) / PAGES;
  }
}
