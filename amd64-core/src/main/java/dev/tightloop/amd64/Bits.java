package dev.tightloop.amd64;

/**
 * BT, BTS, BTR, BTC, BSF, BSR, LZCNT and POPCNT (Intel SDM vol. 2). What the manual leaves
 * undefined: the bit tests keep all flags but CF. The scans do as AMD's processors: PF is that of
 * the result, set if the source is zero; CF, OF, SF and AF become 0; a zero source keeps the
 * destination, all 64 bits of it. LZCNT keeps all flags but CF and ZF.
 */
final class Bits {
  private Bits() {}

  static Operation test(BitTestOperation operation, Scalar operand, Scalar offset) {
    OperandSize size = operand.size();
    if (operand instanceof MemoryScalar string && !(offset instanceof Immediate)) {
      return cpu -> {
        long bit = size.signExtend(offset.read(cpu));
        long at = string.place().of(cpu, (bit >> shiftOf(size)) * size.bytes());
        long value = string.readAt(cpu, at);
        long mask = 1L << (bit & size.signShift());
        if (operation != BitTestOperation.BT) {
          string.writeAt(cpu, at, changed(operation, value, mask));
        }
        carry(cpu, (value & mask) != 0);
      };
    }
    return cpu -> {
      long value = operand.read(cpu);
      long mask = 1L << (offset.read(cpu) & size.signShift());
      if (operation != BitTestOperation.BT) {
        operand.write(cpu, changed(operation, value, mask));
      }
      carry(cpu, (value & mask) != 0);
    };
  }

  static Operation bsf(Scalar to, Scalar from) {
    return cpu -> {
      long value = from.read(cpu);
      if (value == 0) {
        cpu.registers().status(Flags.ZF | Flags.PF);
      } else {
        long place = Long.numberOfTrailingZeros(value);
        to.write(cpu, place);
        cpu.registers().status(StatusFlags.ofResult(place, OperandSize.BYTE) & Flags.PF);
      }
    };
  }

  static Operation bsr(Scalar to, Scalar from) {
    return cpu -> {
      long value = from.read(cpu);
      if (value == 0) {
        cpu.registers().status(Flags.ZF | Flags.PF);
      } else {
        long place = 63 - Long.numberOfLeadingZeros(value);
        to.write(cpu, place);
        cpu.registers().status(StatusFlags.ofResult(place, OperandSize.BYTE) & Flags.PF);
      }
    };
  }

  /** On a processor that does not report LZCNT the same bytes are BSR. */
  static Operation lzcnt(Scalar to, Scalar from) {
    OperandSize size = from.size();
    Operation bsr = bsr(to, from);
    return cpu -> {
      if (!cpu.profile().reports(Feature.LZCNT)) {
        bsr.execute(cpu);
        return;
      }
      long value = from.read(cpu);
      long zeros = Long.numberOfLeadingZeros(value) - (64 - size.bits());
      to.write(cpu, zeros);
      Registers registers = cpu.registers();
      long flags = (value == 0 ? Flags.CF : 0) | (zeros == 0 ? Flags.ZF : 0);
      registers.rflags = registers.rflags & ~(Flags.CF | Flags.ZF) | flags;
    };
  }

  static Operation popcnt(Scalar to, Scalar from) {
    return cpu -> {
      long value = from.read(cpu);
      to.write(cpu, Long.bitCount(value));
      cpu.registers().status(value == 0 ? Flags.ZF : 0);
    };
  }

  /** log2 of the width in bits. */
  private static int shiftOf(OperandSize size) {
    return Integer.numberOfTrailingZeros(size.bits());
  }

  private static long changed(BitTestOperation operation, long value, long mask) {
    return switch (operation) {
      case BT -> value;
      case BTS -> value | mask;
      case BTR -> value & ~mask;
      case BTC -> value ^ mask;
    };
  }

  private static void carry(Cpu cpu, boolean set) {
    Registers registers = cpu.registers();
    registers.rflags = registers.rflags & ~Flags.CF | (set ? Flags.CF : 0);
  }
}
