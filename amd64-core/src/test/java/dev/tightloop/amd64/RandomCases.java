package dev.tightloop.amd64;

import dev.tightloop.amd64.HardwareForm.Constant;
import dev.tightloop.amd64.HardwareForm.Place;
import java.util.Random;

/** Random encodings of a form with random states before, biased to where flags change. */
final class RandomCases {
  private static final long[] EDGES = {
    0,
    1,
    2,
    7,
    8,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0x8000,
    0xffff,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1,
    -2
  };
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    1e308,
    -1e308,
    1e-310,
    Double.MIN_VALUE,
    0x1p31,
    -0x1p31,
    0x1p63,
    -0x1p63,
    2147483647.5,
    -2147483648.5,
    1e10,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private static final long[] NANS = {
    0x7ff8000000000000L, 0xfff8000000000000L, 0x7ff0000000000001L, 0xfff4000000000123L
  };

  private final Random random;

  RandomCases(long seed) {
    random = new Random(seed);
  }

  /**
   * @param bits the operand's width
   */
  record Generated(RealProcessor.Case processorCase, HardwareForm form, int bits, long undefined) {}

  Generated next(HardwareForm form) {
    Registers registers = registers(form);
    byte[] scratch = new byte[ProcessorState.SCRATCH_BYTES];
    random.nextBytes(scratch);
    Assembler code = new Assembler(0);
    boolean word = false;
    boolean wide = false;
    switch (form.widths()) {
      case WORD_TO_QWORD -> {
        word = random.nextInt(3) == 0;
        wide = !word && random.nextBoolean();
      }
      case DWORD_OR_QWORD -> wide = random.nextBoolean();
      case STACK -> word = random.nextInt(3) == 0;
      default -> {}
    }
    int bits =
        switch (form.widths()) {
          case BYTE -> 8;
          case STACK -> word ? 16 : 64;
          default -> word ? 16 : wide ? 64 : 32;
        };
    int rex = random.nextInt(3) == 0 && !wide ? 0 : 0x40 | random.nextInt(8) | (wide ? 8 : 0);
    int addressing = random.nextInt(4);
    if (addressing != 1) {
      // REX.X would make "no index" R12.
      rex &= ~2;
    }
    if (word) {
      code.raw(0x66);
    }
    if (form.prefix() != 0) {
      code.raw(form.prefix());
    }
    if (rex != 0) {
      code.raw(rex);
    }
    if (form.opcode() >= 0x0f00) {
      code.raw(0x0f);
    }
    int inOpcode = form.place() == Place.IN_OPCODE ? random.nextInt(8) : 0;
    code.raw(form.opcode() & 0xff | inOpcode);
    if (form.place() != Place.NONE && form.place() != Place.IN_OPCODE) {
      int reg = form.digit() >= 0 ? form.digit() : random.nextInt(8);
      boolean memory =
          form.place() == Place.MEMORY || form.place() == Place.ANY && random.nextInt(3) == 0;
      if (memory) {
        memoryOperand(code, registers, form, addressing, rex, reg);
      } else {
        code.raw(0xc0 | reg << 3 | random.nextInt(8));
      }
    }
    int immediate = random.nextInt(4) == 0 ? random.nextInt(4) : random.nextInt();
    switch (form.immediate()) {
      case BYTE -> code.raw(immediate);
      case UP_TO_DWORD -> constant(code, immediate, word ? 2 : 4);
      case FULL -> constant(code, random.nextLong(), bits / 8);
      case NONE -> {}
    }
    long undefined = form.undefined();
    if (form.isShiftByCount()) {
      int count =
          form.immediate() == Constant.BYTE ? immediate & 0xff : (int) registers.gpr(1) & 0xff;
      undefined = form.undefinedForCount(count, bits);
    }
    return new Generated(
        new RealProcessor.Case(code.bytes(), new ProcessorState(registers, scratch)),
        form,
        bits,
        undefined);
  }

  private void constant(Assembler code, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      code.raw((int) (value >> 8 * i));
    }
  }

  /** An address inside the scratch area, 16-byte aligned, by one of the addressing forms. */
  private void memoryOperand(
      Assembler code, Registers registers, HardwareForm form, int addressing, int rex, int reg) {
    long at = RealProcessor.SCRATCH + 48;
    int displacement = random.nextInt(256) - 128;
    int base = random.nextInt(8);
    if (base == 4 && form.widths() == HardwareForm.Widths.STACK) {
      // RSP stays in the middle of the scratch area.
      base = 3;
    }
    int wholeBase = base | (rex & 1) << 3;
    switch (addressing) {
      case 0 -> {
        // [disp32]
        code.raw(reg << 3 | 4, 0x25);
        constant(code, at, 4);
      }
      case 1 -> {
        // [base + index * scale + disp8]; RSP as index means none
        int index = random.nextInt(8);
        int wholeIndex = index | (rex & 2) << 2;
        if (wholeIndex == wholeBase) {
          index = base ^ 1;
          wholeIndex ^= 1;
        }
        int scale = random.nextInt(4);
        code.raw(0x40 | reg << 3 | 4, scale << 6 | index << 3 | base, displacement);
        long offset = 0;
        if (wholeIndex != 4) {
          registers.gpr(wholeIndex, number());
          offset = registers.gpr(wholeIndex) << scale;
        }
        registers.gpr(wholeBase, at - displacement - offset);
      }
      default -> {
        // [base + disp32] and [base + disp8]
        boolean small = random.nextBoolean();
        code.raw((small ? 0x40 : 0x80) | reg << 3 | base);
        if (base == 4) {
          code.raw(0x24);
        }
        constant(code, displacement, small ? 1 : 4);
        registers.gpr(wholeBase, at - displacement);
      }
    }
  }

  private Registers registers(HardwareForm form) {
    Registers registers = new Registers();
    for (int n = 0; n < 16; n++) {
      registers.gpr(n, number());
      registers.xmm(n, vectorHalf(form), vectorHalf(form));
    }
    if (form.group() == HardwareForm.Group.MULTIPLY_DIVIDE && form.digit() >= 6) {
      // Make quotients fit often.
      registers.gpr(Gpr.RDX, random.nextInt(3) == 0 ? random.nextInt(4) : 0);
      registers.gpr(Gpr.RAX, random.nextLong() >>> random.nextInt(64));
    }
    if (form.opcode() == 0x0fb0 || form.opcode() == 0x0fb1) {
      registers.gpr(Gpr.RAX, registers.gpr(random.nextInt(16)));
    }
    if (form.group() == HardwareForm.Group.FLOAT) {
      // Exceptions stay masked: the program could not go on after one.
      registers.mxcsr(Registers.MXCSR_AT_RESET | random.nextInt() & 0xe07f);
    }
    registers.gpr(Gpr.RSP, RealProcessor.SCRATCH + 64);
    registers.rflags(0x202 | random.nextLong() & (Flags.STATUS | Flags.DF));
    return registers;
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextLong() >> random.nextInt(64);
      default -> random.nextLong();
    };
  }

  private long vectorHalf(HardwareForm form) {
    if (form.group() != HardwareForm.Group.FLOAT) {
      return number();
    }
    return switch (random.nextInt(8)) {
      case 0 -> NANS[random.nextInt(NANS.length)];
      case 1, 2 -> Double.doubleToRawLongBits(DOUBLES[random.nextInt(DOUBLES.length)]);
      case 3, 4, 5 -> Double.doubleToRawLongBits(random.nextGaussian() * 1e6);
      default -> random.nextLong();
    };
  }
}
