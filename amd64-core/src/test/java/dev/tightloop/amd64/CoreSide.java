package dev.tightloop.amd64;

import java.util.function.Consumer;

/** The core, running the same cases as {@link RealProcessor} and writing records alike. */
final class CoreSide {
  /** The core threw something else. */
  static final int NOT_ONE_OF_THE_PROCESSORS = -1;

  static final int DIVIDE_ERROR = 0;
  static final int DEBUG = 1;
  static final int BREAKPOINT = 3;
  static final int OVERFLOW = 4;
  static final int UNDEFINED_OPCODE = 6;
  static final int STACK_FAULT = 12;
  static final int GENERAL_PROTECTION = 13;
  static final int PAGE_FAULT = 14;
  static final int SIMD_FLOATING_POINT = 19;

  /** The page fault error code's bits that a core can know (Intel SDM vol. 3, 4.7). */
  static final int WRITE = 2;

  static final int FETCH = 16;

  private final Memory memory;
  private final Registers registers = new Registers();
  private final Cpu cpu;
  private final Consumer<Cpu> step;

  CoreSide(byte[] contents) {
    this(contents, Cpu::step);
  }

  /**
   * @param step what executes an instruction: {@link Cpu#step}, or that with a seeded fault
   */
  CoreSide(byte[] contents, Consumer<Cpu> step) {
    this.step = step;
    memory = Arena.memory(contents);
    CpuProfile profile = CpuProfile.X86_64_V1;
    for (Feature feature : CpuProfile.implemented()) {
      profile = profile.with(feature);
    }
    cpu = new Cpu(registers, memory, profile);
  }

  Cpu cpu() {
    return cpu;
  }

  Memory memory() {
    return memory;
  }

  /** Puts an encoding into a region of code. */
  void code(int region, Encoding encoding) {
    memory.bytes(encoding.start(region), encoding.bytesInRegion());
  }

  /** Puts INT3s in its place. */
  void forget(int region, Encoding encoding) {
    memory.bytes(encoding.start(region), encoding.trapsInstead());
  }

  /** The data pages as they are now; zeros where there is none. */
  byte[] data() {
    byte[] data = new byte[Arena.DATA_PAGES * Arena.PAGE];
    for (int page = 0; page < Arena.DATA_PAGES; page++) {
      if (Arena.permissions(page) >= 0) {
        int at = page * Arena.PAGE;
        System.arraycopy(memory.bytes(Arena.DATA + at, Arena.PAGE), 0, data, at, Arena.PAGE);
      }
    }
    return data;
  }

  /** Runs one case. */
  void run(long[] before, long[] after, int at) {
    for (int n = 0; n < 2; n++) {
      long address = before[at + StateRecord.WINDOW_ADDRESSES + n];
      for (int i = 0; i < StateRecord.WINDOW_LONGS; i++) {
        memory.write64(address + 8 * i, before[at + StateRecord.window(n) + i]);
      }
    }
    StateRecord.load(before, at, registers);
    registers.fsBase(Arena.FS_BASE);
    registers.gsBase(Arena.GS_BASE);
    after[at + StateRecord.ERROR] = 0;
    after[at + StateRecord.CR2] = 0;
    try {
      step.accept(cpu);
      land(after, at);
    } catch (RuntimeException exception) {
      StateRecord.store(registers, after, at);
      exception(exception, after, at);
    }
    for (int n = 0; n < 2; n++) {
      long address = before[at + StateRecord.WINDOW_ADDRESSES + n];
      for (int i = 0; i < StateRecord.WINDOW_LONGS; i++) {
        after[at + StateRecord.window(n) + i] = memory.read64(address + 8 * i);
      }
    }
  }

  /** The instruction is done; what the processor meets next ends the case. */
  private void land(long[] after, int at) {
    StateRecord.store(registers, after, at);
    long rip = registers.rip();
    if ((memory.permissions(rip) & Memory.EXECUTE) != 0) {
      after[at + StateRecord.VECTOR] = BREAKPOINT;
      after[at + StateRecord.RIP] = rip + 1;
    } else if (!Cpu.isCanonical(rip)) {
      after[at + StateRecord.VECTOR] = GENERAL_PROTECTION;
    } else {
      after[at + StateRecord.VECTOR] = PAGE_FAULT;
      after[at + StateRecord.ERROR] = FETCH;
      after[at + StateRecord.CR2] = rip;
    }
  }

  private static void exception(RuntimeException exception, long[] after, int at) {
    int vector;
    if (exception instanceof PageFault fault) {
      vector = PAGE_FAULT;
      after[at + StateRecord.CR2] = fault.address();
      after[at + StateRecord.ERROR] =
          fault.access() == Access.WRITE ? WRITE : fault.access() == Access.EXECUTE ? FETCH : 0;
    } else if (exception instanceof UndefinedOpcode) {
      vector = UNDEFINED_OPCODE;
    } else if (exception instanceof StackFault) {
      vector = STACK_FAULT;
    } else if (exception instanceof GeneralProtection) {
      vector = GENERAL_PROTECTION;
    } else if (exception instanceof SimdFloatingPoint) {
      vector = SIMD_FLOATING_POINT;
    } else if (exception instanceof DivideError) {
      vector = DIVIDE_ERROR;
    } else if (exception instanceof SingleStep) {
      vector = DEBUG;
    } else if (exception instanceof Breakpoint) {
      vector = BREAKPOINT;
    } else if (exception instanceof Overflow) {
      vector = OVERFLOW;
    } else {
      vector = NOT_ONE_OF_THE_PROCESSORS;
    }
    after[at + StateRecord.VECTOR] = vector;
  }
}
