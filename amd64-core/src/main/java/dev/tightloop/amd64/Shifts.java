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
    long before = a << n - 1;
    long result = before << 1 & size.mask();
    operand.write(cpu, result);
    long carry = before >>> size.signShift() & 1;
    long sign = result >>> size.signShift();
    cpu.registers()
        .status(
            Flags.AF
                | StatusFlags.ofResult(result, size)
                | carry * Flags.CF
                | (carry ^ sign) * Flags.OF);
  }

  private static void shr(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long a = operand.read(cpu);
    if (n == 0) {
      operand.write(cpu, a);
      return;
    }
    long before = a >>> n - 1;
    long result = before >>> 1;
    operand.write(cpu, result);
    long overflow = before >>> size.signShift() & 1;
    cpu.registers()
        .status(
            Flags.AF
                | StatusFlags.ofResult(result, size)
                | (before & 1) * Flags.CF
                | overflow * Flags.OF);
  }

  private static void sar(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long a = operand.read(cpu);
    if (n == 0) {
      operand.write(cpu, a);
      return;
    }
    long before = size.signExtend(a) >> n - 1;
    long result = before >> 1 & size.mask();
    operand.write(cpu, result);
    cpu.registers().status(Flags.AF | StatusFlags.ofResult(result, size) | (before & 1) * Flags.CF);
  }

  private static void rol(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long a = operand.read(cpu);
    int turn = n & size.signShift();
    long result = turn == 0 ? a : (a << turn | a >>> size.bits() - turn) & size.mask();
    operand.write(cpu, result);
    if (n != 0) {
      long carry = result & 1;
      long sign = result >>> size.signShift();
      flags(cpu, ROTATE_FLAGS, carry * Flags.CF | (carry ^ sign) * Flags.OF);
    }
  }

  private static void ror(Cpu cpu, Scalar operand, int n, OperandSize size) {
    long a = operand.read(cpu);
    int turn = n & size.signShift();
    long result = turn == 0 ? a : (a >>> turn | a << size.bits() - turn) & size.mask();
    operand.write(cpu, result);
    if (n != 0) {
      long sign = result >>> size.signShift();
      long below = result >>> size.signShift() - 1 & 1;
      flags(cpu, ROTATE_FLAGS, sign * Flags.CF | (sign ^ below) * Flags.OF);
    }
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
