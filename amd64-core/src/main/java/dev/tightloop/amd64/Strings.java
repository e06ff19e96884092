package dev.tightloop.amd64;

/**
 * One element of MOVS, STOS, LODS, CMPS and SCAS, or many at once of MOVS and STOS where the result
 * is the same (Intel SDM vol. 1, 7.3.9). {@link Repetition} repeats them.
 *
 * <p>Many at once means: as far as neither side leaves its page, and as far as the destination does
 * not reach elements of the source that are still to be read.
 */
final class Strings {
  private static final int RSI = Gpr.RSI.ordinal();
  private static final int RDI = Gpr.RDI.ordinal();

  private Strings() {}

  /** Processes elements and moves RSI and RDI behind them. If it throws, nothing has changed. */
  @FunctionalInterface
  interface Elements {
    /**
     * @param limit how many at most, unsigned, at least 1
     * @return how many were processed, at least 1
     */
    long process(Cpu cpu, long limit);
  }

  static Elements movs(MemoryScalar to, MemoryScalar from, Prefixes prefixes) {
    int width = to.size().bytes();
    long mask = prefixes.addressMask();
    return (cpu, limit) -> {
      long target = to.address(cpu);
      long source = from.address(cpu);
      boolean down = isDown(cpu);
      long count = 1;
      if (limit != 1 && mask == -1L) {
        count = least(limit, room(source, width, down), room(target, width, down));
        long distance = down ? source - target : target - source;
        if (distance > 0 && distance < count * width) {
          count = distance / width;
        }
      }
      if (count > 1) {
        Memory memory = cpu.memory();
        memory.require(source, width, Access.READ);
        memory.require(target, width, Access.WRITE);
        long before = down ? (count - 1) * width : 0;
        memory.copy(target - before, source - before, (int) count * width);
      } else {
        count = 1;
        to.writeAt(cpu, target, from.readAt(cpu, source));
      }
      long moved = down ? -count * width : count * width;
      advance(cpu, RSI, moved, mask);
      advance(cpu, RDI, moved, mask);
      return count;
    };
  }

  static Elements stos(MemoryScalar to, Scalar accumulator, Prefixes prefixes) {
    int width = to.size().bytes();
    long mask = prefixes.addressMask();
    return (cpu, limit) -> {
      long target = to.address(cpu);
      long value = accumulator.read(cpu);
      boolean down = isDown(cpu);
      long count = 1;
      if (limit != 1 && mask == -1L) {
        long room = room(target, width, down);
        count = least(limit, room, room);
      }
      if (count > 1) {
        cpu.memory().require(target, width, Access.WRITE);
        long before = down ? (count - 1) * width : 0;
        cpu.memory().fill(target - before, (int) count * width, value, width);
      } else {
        count = 1;
        to.writeAt(cpu, target, value);
      }
      advance(cpu, RDI, down ? -count * width : count * width, mask);
      return count;
    };
  }

  static Elements lods(Scalar accumulator, MemoryScalar from, Prefixes prefixes) {
    int width = from.size().bytes();
    long mask = prefixes.addressMask();
    return (cpu, limit) -> {
      accumulator.write(cpu, from.read(cpu));
      advance(cpu, RSI, isDown(cpu) ? -width : width, mask);
      return 1;
    };
  }

  /** The flags are those of source - destination. */
  static Elements cmps(MemoryScalar from, MemoryScalar to, Prefixes prefixes) {
    OperandSize size = from.size();
    int width = size.bytes();
    long mask = prefixes.addressMask();
    return (cpu, limit) -> {
      long a = from.read(cpu);
      long b = to.read(cpu);
      cpu.registers().status(StatusFlags.ofDifference(a, b, a - b & size.mask(), size));
      long moved = isDown(cpu) ? -width : width;
      advance(cpu, RSI, moved, mask);
      advance(cpu, RDI, moved, mask);
      return 1;
    };
  }

  /** The flags are those of accumulator - destination. */
  static Elements scas(Scalar accumulator, MemoryScalar to, Prefixes prefixes) {
    OperandSize size = to.size();
    int width = size.bytes();
    long mask = prefixes.addressMask();
    return (cpu, limit) -> {
      long b = to.read(cpu);
      long a = accumulator.read(cpu);
      cpu.registers().status(StatusFlags.ofDifference(a, b, a - b & size.mask(), size));
      advance(cpu, RDI, isDown(cpu) ? -width : width, mask);
      return 1;
    };
  }

  private static boolean isDown(Cpu cpu) {
    return (cpu.registers().rflags & Flags.DF) != 0;
  }

  private static void advance(Cpu cpu, int register, long bytes, long mask) {
    long[] general = cpu.registers().general;
    general[register] = general[register] + bytes & mask;
  }

  /** How many elements from this one on lie wholly on its page; 0 if itself crosses the end. */
  private static long room(long address, int width, boolean down) {
    int offset = (int) address & Memory.PAGE_SIZE - 1;
    if (offset > Memory.PAGE_SIZE - width) {
      return 0;
    }
    return down ? offset / width + 1 : (Memory.PAGE_SIZE - offset) / width;
  }

  private static long least(long limit, long a, long b) {
    long room = Math.min(a, b);
    return Long.compareUnsigned(limit, room) < 0 ? limit : room;
  }
}
