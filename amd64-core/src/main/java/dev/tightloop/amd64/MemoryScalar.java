package dev.tightloop.amd64;

/** An integer operand in memory, one subclass a width. */
abstract sealed class MemoryScalar extends Scalar {
  final EffectiveAddress address;
  private final OperandSize size;

  private MemoryScalar(EffectiveAddress address, OperandSize size) {
    this.address = address;
    this.size = size;
  }

  static MemoryScalar of(EffectiveAddress address, OperandSize size) {
    return switch (size) {
      case BYTE -> new Memory8(address);
      case WORD -> new Memory16(address);
      case DWORD -> new Memory32(address);
      case QWORD -> new Memory64(address);
    };
  }

  @Override
  public final EffectiveAddress place() {
    return address;
  }

  final long address(Cpu cpu) {
    return address.of(cpu);
  }

  /** Reads at another address than the operand's own: bit strings (BT) and POP need it. */
  abstract long readAt(Cpu cpu, long at);

  abstract void writeAt(Cpu cpu, long at, long value);

  @Override
  final long read(Cpu cpu) {
    return readAt(cpu, address.of(cpu));
  }

  @Override
  final void write(Cpu cpu, long value) {
    writeAt(cpu, address.of(cpu), value);
  }

  @Override
  final OperandSize size() {
    return size;
  }

  @Override
  final boolean isMemory() {
    return true;
  }

  @Override
  public final String toString() {
    return address.isConstant() ? address.toString() : size.pointer() + address;
  }

  private static final class Memory8 extends MemoryScalar {
    Memory8(EffectiveAddress address) {
      super(address, OperandSize.BYTE);
    }

    @Override
    long readAt(Cpu cpu, long at) {
      return cpu.memory().read8(at);
    }

    @Override
    void writeAt(Cpu cpu, long at, long value) {
      cpu.memory().write8(at, (int) value);
    }
  }

  private static final class Memory16 extends MemoryScalar {
    Memory16(EffectiveAddress address) {
      super(address, OperandSize.WORD);
    }

    @Override
    long readAt(Cpu cpu, long at) {
      return cpu.memory().read16(at);
    }

    @Override
    void writeAt(Cpu cpu, long at, long value) {
      cpu.memory().write16(at, (int) value);
    }
  }

  private static final class Memory32 extends MemoryScalar {
    Memory32(EffectiveAddress address) {
      super(address, OperandSize.DWORD);
    }

    @Override
    long readAt(Cpu cpu, long at) {
      return cpu.memory().read32(at) & 0xffffffffL;
    }

    @Override
    void writeAt(Cpu cpu, long at, long value) {
      cpu.memory().write32(at, (int) value);
    }
  }

  private static final class Memory64 extends MemoryScalar {
    Memory64(EffectiveAddress address) {
      super(address, OperandSize.QWORD);
    }

    @Override
    long readAt(Cpu cpu, long at) {
      return cpu.memory().read64(at);
    }

    @Override
    void writeAt(Cpu cpu, long at, long value) {
      cpu.memory().write64(at, value);
    }
  }
}
