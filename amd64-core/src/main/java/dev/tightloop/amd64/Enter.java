package dev.tightloop.amd64;

/**
 * ENTER (Intel SDM vol. 2): pushes RBP, then copies so many frame pointers less one as the nesting
 * level says from below the old frame, then pushes the new frame pointer, and reserves space.
 *
 * <p>The place where RSP ends must be writable. Nothing is written unless all of it can be; AMD's
 * processors leave below RSP what they had pushed before the fault.
 */
final class Enter {
  private static final int RSP = Gpr.RSP.ordinal();
  private static final int RBP = Gpr.RBP.ordinal();
  private static final int LEVELS = 32;

  private Enter() {}

  static Operation of(OperandSize size, Immediate space, Immediate nesting) {
    int width = size.bytes();
    long bytes = space.value();
    int level = (int) nesting.value() % LEVELS;
    Scalar frame = Scalar.register(RBP, size, true);
    return cpu -> {
      long[] general = cpu.registers().general;
      long top = general[RSP] - width;
      long end = top - (long) level * width - bytes;
      require(cpu, width, level, end);
      long old = general[RBP];
      write(cpu, top, width, old);
      for (int i = 1; i < level; i++) {
        write(cpu, top - (long) i * width, width, read(cpu, old - (long) i * width, width));
      }
      if (level > 0) {
        write(cpu, top - (long) level * width, width, top);
      }
      general[RSP] = end;
      frame.write(cpu, top);
    };
  }

  /** All accesses in their order, without changing anything. */
  private static void require(Cpu cpu, int width, int level, long end) {
    Memory memory = cpu.memory();
    long[] general = cpu.registers().general;
    long top = general[RSP] - width;
    memory.require(top, width, Access.WRITE);
    for (int i = 1; i < level; i++) {
      memory.require(general[RBP] - (long) i * width, width, Access.READ);
      memory.require(top - (long) i * width, width, Access.WRITE);
    }
    memory.require(top - (long) level * width, width, Access.WRITE);
    memory.require(end, width, Access.WRITE);
  }

  private static long read(Cpu cpu, long at, int width) {
    return width == 2 ? cpu.memory().read16(at) : cpu.memory().read64(at);
  }

  private static void write(Cpu cpu, long at, int width, long value) {
    if (width == 2) {
      cpu.memory().write16(at, (int) value);
    } else {
      cpu.memory().write64(at, value);
    }
  }
}
