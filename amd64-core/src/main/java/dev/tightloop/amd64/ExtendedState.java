package dev.tightloop.amd64;

/**
 * FXSAVE, FXRSTOR, XSAVE and XRSTOR in the standard form (Intel SDM vol. 1, 10.5 and 13.4 to 13.8).
 *
 * <p>This core has no x87 registers: what is saved of them is their state after FNINIT, and what is
 * restored of them is ignored. A component counts as in use when it is not all zero.
 */
final class ExtendedState {
  private static final int FCW_AT_RESET = 0x37f;
  private static final int MXCSR = 24;
  private static final int X87_REGISTERS = 32;
  private static final int XMM = 160;

  /** The FXSAVE image ends here, and XSTATE_BV, XCOMP_BV and reserved bytes begin. */
  private static final int HEADER = 512;

  private static final int RESERVED_IN_HEADER = 16;

  private static final int X87 = 1;
  private static final int SSE = 2;
  private static final int AVX = 4;

  private ExtendedState() {}

  static Operation fxsave(MemoryArea area) {
    return cpu -> {
      long at = legacyArea(cpu, area, Access.WRITE);
      writeX87(cpu.memory(), at);
      writeMxcsr(cpu, at);
      writeXmm(cpu, at);
    };
  }

  static Operation fxrstor(MemoryArea area) {
    return cpu -> {
      long at = legacyArea(cpu, area, Access.READ);
      int mxcsr = SystemInstructions.checkedMxcsr(cpu.memory().read32(at + MXCSR));
      cpu.registers().mxcsr = mxcsr;
      readXmm(cpu, at);
    };
  }

  /** EDX:EAX says which components; XSTATE_BV keeps its bits for the others. */
  static Operation xsave(MemoryArea area) {
    return cpu -> {
      long at = area.aligned(cpu, 64);
      Memory memory = cpu.memory();
      int requested = requested(cpu);
      int length = (requested & AVX) == 0 ? CpuProfile.AVX_OFFSET : end();
      memory.require(at, length, Access.WRITE);
      long states = memory.read64(at + HEADER);
      if ((requested & X87) != 0) {
        writeX87(memory, at);
      }
      if ((requested & (SSE | AVX)) != 0) {
        writeMxcsr(cpu, at);
      }
      if ((requested & SSE) != 0) {
        writeXmm(cpu, at);
      }
      if ((requested & AVX) != 0) {
        writeUppers(cpu, at);
      }
      memory.write64(at + HEADER, states & ~(long) requested | inUse(cpu) & requested);
    };
  }

  /** A requested component whose bit in XSTATE_BV is clear gets its first state, zeros. */
  static Operation xrstor(MemoryArea area) {
    return cpu -> {
      long at = area.aligned(cpu, 64);
      Memory memory = cpu.memory();
      int requested = requested(cpu);
      int length = (requested & AVX) == 0 ? CpuProfile.AVX_OFFSET : end();
      memory.require(at, length, Access.READ);
      long states = checkedHeader(memory, at);
      if ((requested & (SSE | AVX)) != 0) {
        int mxcsr = SystemInstructions.checkedMxcsr(memory.read32(at + MXCSR));
        cpu.registers().mxcsr = mxcsr;
      }
      if ((requested & SSE) != 0) {
        if ((states & SSE) != 0) {
          readXmm(cpu, at);
        } else {
          clearXmm(cpu);
        }
      }
      if ((requested & AVX) != 0) {
        readUppers(cpu, at, (states & AVX) != 0);
      }
    };
  }

  /** AMD's order: is the address canonical, aligned, its last byte accessible, then all others. */
  private static long legacyArea(Cpu cpu, MemoryArea area, Access access) {
    long at = area.place().of(cpu);
    if (!Cpu.isCanonical(at)) {
      throw new PageFault(at, access, false);
    }
    area.aligned(cpu, 16);
    cpu.memory().require(at + HEADER - 1, 1, access);
    cpu.memory().require(at, HEADER, access);
    return at;
  }

  private static int requested(Cpu cpu) {
    return (int) cpu.registers().gpr(Gpr.RAX) & CpuProfile.XCR0;
  }

  private static int end() {
    return CpuProfile.AVX_OFFSET + CpuProfile.AVX_BYTES;
  }

  private static int inUse(Cpu cpu) {
    Registers registers = cpu.registers();
    long xmm = 0;
    long uppers = 0;
    for (int n = 0; n < 16; n++) {
      xmm |= registers.xmmLow(n) | registers.xmmHigh(n);
      uppers |= registers.ymmUpperLow(n) | registers.ymmUpperHigh(n);
    }
    return (xmm == 0 ? 0 : SSE) | (uppers == 0 ? 0 : AVX);
  }

  private static long checkedHeader(Memory memory, long at) {
    long states = memory.read64(at + HEADER);
    long reserved = states & ~(long) CpuProfile.XCR0;
    for (int i = 8; i < 8 + RESERVED_IN_HEADER; i += 8) {
      reserved |= memory.read64(at + HEADER + i);
    }
    if (reserved != 0) {
      throw new GeneralProtection("reserved bits in the XSAVE header at " + Fault.hex(at));
    }
    return states;
  }

  private static void writeX87(Memory memory, long at) {
    memory.write64(at, FCW_AT_RESET);
    memory.write64(at + 8, 0);
    memory.write64(at + 16, 0);
    for (int i = X87_REGISTERS; i < XMM; i += 8) {
      memory.write64(at + i, 0);
    }
  }

  private static void writeMxcsr(Cpu cpu, long at) {
    cpu.memory().write32(at + MXCSR, cpu.registers().mxcsr);
    cpu.memory().write32(at + MXCSR + 4, Mxcsr.DEFINED);
  }

  private static void writeXmm(Cpu cpu, long at) {
    Registers registers = cpu.registers();
    for (int n = 0; n < 16; n++) {
      cpu.memory().write128(at + XMM + 16 * n, registers.xmmLow(n), registers.xmmHigh(n));
    }
  }

  private static void readXmm(Cpu cpu, long at) {
    Memory memory = cpu.memory();
    for (int n = 0; n < 16; n++) {
      long place = at + XMM + 16 * n;
      cpu.registers().xmm(n, memory.read64(place), memory.read64(place + 8));
    }
  }

  private static void clearXmm(Cpu cpu) {
    for (int n = 0; n < 16; n++) {
      cpu.registers().xmm(n, 0, 0);
    }
  }

  private static void writeUppers(Cpu cpu, long at) {
    Registers registers = cpu.registers();
    for (int n = 0; n < 16; n++) {
      long place = at + CpuProfile.AVX_OFFSET + 16 * n;
      cpu.memory().write128(place, registers.ymmUpperLow(n), registers.ymmUpperHigh(n));
    }
  }

  private static void readUppers(Cpu cpu, long at, boolean saved) {
    Memory memory = cpu.memory();
    for (int n = 0; n < 16; n++) {
      long place = at + CpuProfile.AVX_OFFSET + 16 * n;
      long low = saved ? memory.read64(place) : 0;
      long high = saved ? memory.read64(place + 8) : 0;
      cpu.registers().ymmUpper(n, low, high);
    }
  }
}
