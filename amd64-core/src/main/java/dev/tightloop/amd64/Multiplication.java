package dev.tightloop.amd64;

/**
 * MUL and IMUL (Intel SDM vol. 2). CF and OF say whether the upper half matters; the manual leaves
 * SF, ZF, AF and PF undefined, and here they keep their values.
 */
final class Multiplication {
  private static final int RAX = Gpr.RAX.ordinal();
  private static final int RDX = Gpr.RDX.ordinal();

  private Multiplication() {}

  static Operation mul(Scalar factor) {
    return wide(factor, false);
  }

  /** One operand, twice the width in the result. */
  static Operation imul(Scalar factor) {
    return wide(factor, true);
  }

  private static Operation wide(Scalar factor, boolean signed) {
    OperandSize size = factor.size();
    if (size == OperandSize.QWORD) {
      return cpu -> {
        long[] general = cpu.registers().general;
        long a = general[RAX];
        long b = factor.read(cpu);
        long low = a * b;
        long high = Math.multiplyHigh(a, b);
        if (!signed) {
          high += (a >> 63 & b) + (b >> 63 & a);
        }
        general[RAX] = low;
        general[RDX] = high;
        overflow(cpu, signed ? high != low >> 63 : high != 0);
      };
    }
    Scalar accumulator = Scalar.register(RAX, size, true);
    if (size == OperandSize.BYTE) {
      Scalar ax = new Register16(RAX);
      return cpu -> {
        long a = accumulator.read(cpu);
        long b = factor.read(cpu);
        long product = signed ? size.signExtend(a) * size.signExtend(b) : a * b;
        ax.write(cpu, product);
        overflow(cpu, product != (signed ? size.signExtend(product) : product & size.mask()));
      };
    }
    Scalar upper = Scalar.register(RDX, size, true);
    return cpu -> {
      long a = accumulator.read(cpu);
      long b = factor.read(cpu);
      long product = signed ? size.signExtend(a) * size.signExtend(b) : a * b;
      accumulator.write(cpu, product);
      upper.write(cpu, product >>> size.bits());
      overflow(cpu, product != (signed ? size.signExtend(product) : product & size.mask()));
    };
  }

  /** Two and three operands: a truncated product. */
  static Operation imul(Scalar to, Scalar left, Scalar right) {
    OperandSize size = to.size();
    if (size == OperandSize.QWORD) {
      return cpu -> {
        long a = left.read(cpu);
        long b = right.read(cpu);
        to.write(cpu, a * b);
        overflow(cpu, truncates(a, b, size));
      };
    }
    return cpu -> {
      long a = left.read(cpu);
      long b = right.read(cpu);
      to.write(cpu, size.signExtend(a) * size.signExtend(b));
      overflow(cpu, truncates(a, b, size));
    };
  }

  /** Does the signed product need more than the operands' width? */
  static boolean truncates(long a, long b, OperandSize size) {
    if (size == OperandSize.QWORD) {
      return Math.multiplyHigh(a, b) != a * b >> 63;
    }
    long product = size.signExtend(a) * size.signExtend(b);
    return product != size.signExtend(product);
  }

  private static void overflow(Cpu cpu, boolean overflow) {
    Registers registers = cpu.registers();
    long flags = overflow ? Flags.CF | Flags.OF : 0;
    registers.rflags = registers.rflags & ~(Flags.CF | Flags.OF) | flags;
  }
}
