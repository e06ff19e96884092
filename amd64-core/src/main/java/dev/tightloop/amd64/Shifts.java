package dev.tightloop.amd64;

/**
 * Shifts and rotates (Intel SDM vol. 2, "SAL/SAR/SHL/SHR" and "RCL/RCR/ROL/ROR").
 *
 * <p>The count is taken modulo 32, or 64 for 64-bit operands; if that is 0, no flag changes, but a
 * 32-bit register still loses its upper half. What the manual leaves undefined: OF after counts
 * other than 1 is computed as for count 1; AF after shifts is set, as AMD's processors do; CF after
 * a SHL or SHR by more than the operand's width is 0.
 */
final class Shifts {
  private static final long ROTATE_FLAGS = Flags.CF | Flags.OF;

  private Shifts() {}

  static Operation of(ShiftOperation operation, Scalar operand, Scalar count) {
    OperandSize size = operand.size();
    int countMask = size == OperandSize.QWORD ? 63 : 31;
    return switch (operation) {
      case SHL -> cpu -> shl(cpu, operand, (int) count.read(cpu) & countMask, size);
      case SHR -> cpu -> shr(cpu, operand, (int) count.read(cpu) & countMask, size);
      case SAR -> cpu -> sar(cpu, operand, (int) count.read(cpu) & countMask, size);
      case ROL -> cpu -> rol(cpu, operand, (int) count.read(cpu) & countMask, size);
      case ROR -> cpu -> ror(cpu, operand, (int) count.read(cpu) & countMask, size);
      case RCL -> cpu -> rcl(cpu, operand, (int) count.read(cpu) & countMask, size);
      case RCR -> cpu -> rcr(cpu, operand, (int) count.read(cpu) & countMask, size);
    };
  }

  private static void shl(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long a = operand.read(cpu);
    if (n == 0) {
      operand.write(cpu, a);
      return;
    }
    operand.write(cpu, a << n - 1 << 1 & size.mask());
    cpu.registers().status(statusOfShl(a, n, size));
  }

  private static long statusOfShl(long a, int n, OperandSize size) {
    long before = a << n - 1;
    long result = before << 1 & size.mask();
    long carry = before >>> size.signShift() & 1;
    long sign = result >>> size.signShift();
    return Flags.AF
        | StatusFlags.ofResult(result, size)
        | carry * Flags.CF
        | (carry ^ sign) * Flags.OF;
  }

  private static void shr(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long a = operand.read(cpu);
    if (n == 0) {
      operand.write(cpu, a);
      return;
    }
    operand.write(cpu, a >>> n - 1 >>> 1);
    cpu.registers().status(statusOfShr(a, n, size));
  }

  private static long statusOfShr(long a, int n, OperandSize size) {
    long before = a >>> n - 1;
    long overflow = before >>> size.signShift() & 1;
    return Flags.AF
        | StatusFlags.ofResult(before >>> 1, size)
        | (before & 1) * Flags.CF
        | overflow * Flags.OF;
  }

  private static void sar(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long a = operand.read(cpu);
    if (n == 0) {
      operand.write(cpu, a);
      return;
    }
    operand.write(cpu, size.signExtend(a) >> n - 1 >> 1 & size.mask());
    cpu.registers().status(statusOfSar(a, n, size));
  }

  private static long statusOfSar(long a, int n, OperandSize size) {
    long before = size.signExtend(a) >> n - 1;
    long result = before >> 1 & size.mask();
    return Flags.AF | StatusFlags.ofResult(result, size) | (before & 1) * Flags.CF;
  }

  /** The six flags after SHL, SHR or SAR of {@code a}; {@code n} is masked already. */
  static long status(ShiftOperation operation, OperandSize size, long before, long a, int n) {
    if (n == 0) {
      return before;
    }
    return switch (operation) {
      case SHL -> statusOfShl(a, n, size);
      case SHR -> statusOfShr(a, n, size);
      case SAR -> statusOfSar(a, n, size);
      case ROL -> before & ~ROTATE_FLAGS | flagsOfRol(rotatedLeft(a, n, size), size);
      case ROR -> before & ~ROTATE_FLAGS | flagsOfRor(rotatedLeft(a, -n, size), size);
      default -> throw new AssertionError(operation + " needs CF");
    };
  }

  private static void rol(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long result = rotatedLeft(operand.read(cpu), n, size);
    operand.write(cpu, result);
    if (n != 0) {
      flags(cpu, ROTATE_FLAGS, flagsOfRol(result, size));
    }
  }

  private static long flagsOfRol(long result, OperandSize size) {
    long carry = result & 1;
    long sign = result >>> size.signShift();
    return carry * Flags.CF | (carry ^ sign) * Flags.OF;
  }

  private static void ror(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long result = rotatedLeft(operand.read(cpu), -n, size);
    operand.write(cpu, result);
    if (n != 0) {
      flags(cpu, ROTATE_FLAGS, flagsOfRor(result, size));
    }
  }

  private static long flagsOfRor(long result, OperandSize size) {
    long sign = result >>> size.signShift();
    long below = result >>> size.signShift() - 1 & 1;
    return sign * Flags.CF | (sign ^ below) * Flags.OF;
  }

  /** By {@code n} modulo the width; a negative one goes right. */
  private static long rotatedLeft(long a, int n, OperandSize size) {
    int turn = n & size.signShift();
    return turn == 0 ? a : (a << turn | a >>> size.bits() - turn) & size.mask();
  }

  private static void rcl(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long result = operand.read(cpu);
    long carry = cpu.registers().rflags & Flags.CF;
    for (int i = n % (size.bits() + 1); i > 0; i--) {
      long out = result >>> size.signShift();
      result = (result << 1 | carry) & size.mask();
      carry = out;
    }
    operand.write(cpu, result);
    if (n != 0) {
      long sign = result >>> size.signShift();
      flags(cpu, ROTATE_FLAGS, carry * Flags.CF | (carry ^ sign) * Flags.OF);
    }
  }

  private static void rcr(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long result = operand.read(cpu);
    long carry = cpu.registers().rflags & Flags.CF;
    for (int i = n % (size.bits() + 1); i > 0; i--) {
      long out = result & 1;
      result = result >>> 1 | carry << size.signShift();
      carry = out;
    }
    operand.write(cpu, result);
    if (n != 0) {
      long sign = result >>> size.signShift();
      long below = result >>> size.signShift() - 1 & 1;
      flags(cpu, ROTATE_FLAGS, carry * Flags.CF | (sign ^ below) * Flags.OF);
    }
  }

  private static void flags(Cpu cpu, long which, long flags) {
    Registers registers = cpu.registers();
    registers.rflags = registers.rflags & ~which | flags;
  }
}
