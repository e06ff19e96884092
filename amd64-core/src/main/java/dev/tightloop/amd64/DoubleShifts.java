package dev.tightloop.amd64;

/**
 * SHLD and SHRD (Intel SDM vol. 2): the bits that come in are those of a second register. The count
 * is taken modulo 32, or 64 for 64-bit operands; if that is 0, no flag changes, but a 32-bit
 * register still loses its upper half.
 *
 * <p>What the manual leaves undefined is as AMD's processors do: AF is set; OF after counts other
 * than 1 is computed as for count 1; a 16-bit operand shifted by more than 16 gets the second
 * register's bits once more, and CF is 0.
 */
final class DoubleShifts {
  private static final int WORD = 16;

  private DoubleShifts() {}

  static Operation shld(Scalar to, Scalar from, Scalar count) {
    OperandSize size = to.size();
    int bits = size.bits();
    return cpu -> {
      long a = to.read(cpu);
      int n = (int) count.read(cpu) & countMask(size);
      if (n == 0) {
        to.write(cpu, a);
        return;
      }
      long b = from.read(cpu);
      long kept = a << n & size.mask();
      // Only a count of 16 and more for 16 bits reaches past the first copy of b.
      long result =
          size == OperandSize.WORD
              ? (a << 32 | b << WORD | b) << n >>> 32 & size.mask()
              : kept | b >>> bits - n;
      long carry = n > bits ? 0 : a >>> bits - n & 1;
      to.write(cpu, result);
      flags(cpu, result, carry, carry ^ kept >>> size.signShift(), size);
    };
  }

  static Operation shrd(Scalar to, Scalar from, Scalar count) {
    OperandSize size = to.size();
    int bits = size.bits();
    return cpu -> {
      long a = to.read(cpu);
      int n = (int) count.read(cpu) & countMask(size);
      if (n == 0) {
        to.write(cpu, a);
        return;
      }
      long b = from.read(cpu);
      long result;
      long before;
      if (size == OperandSize.WORD) {
        long all = b << 32 | b << WORD | a;
        before = all >>> n - 1 & size.mask();
        result = all >>> n & size.mask();
      } else {
        // Two steps, because a shift by the whole width would do nothing in Java.
        before = a >>> n - 1 | b << 1 << bits - n & size.mask();
        result = a >>> n | b << bits - n & size.mask();
      }
      long carry = n > bits ? 0 : before & 1;
      to.write(cpu, result);
      flags(cpu, result, carry, (before ^ result) >>> size.signShift(), size);
    };
  }

  private static int countMask(OperandSize size) {
    return size == OperandSize.QWORD ? 63 : 31;
  }

  private static void flags(Cpu cpu, long result, long carry, long overflow, OperandSize size) {
    cpu.registers()
        .status(
            Flags.AF | StatusFlags.ofResult(result, size) | carry * Flags.CF | overflow * Flags.OF);
  }
}
