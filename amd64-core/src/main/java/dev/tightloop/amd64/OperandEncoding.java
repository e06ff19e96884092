package dev.tightloop.amd64;

import java.util.function.Function;

/**
 * Where an instruction's encoding keeps an operand. The names follow Intel's appendix A (SDM vol.
 * 2, A.2.1 and A.2.2): E is r/m, G is reg, Z a register in the opcode's low bits, I an immediate, J
 * a jump distance, M an address, V and W an XMM register in reg and in r/m, U one that r/m must
 * name; then the width: a number of bits, V for the operand size, Z for at most 32 bits of it, Y
 * for 32 or 64 by REX.W.
 */
enum OperandEncoding {
  E8 {
    @Override
    Operand operand(Context c) {
      return c.rm(OperandSize.BYTE);
    }
  },
  E16 {
    @Override
    Operand operand(Context c) {
      return c.rm(OperandSize.WORD);
    }
  },
  E32 {
    @Override
    Operand operand(Context c) {
      return c.rm(OperandSize.DWORD);
    }
  },
  E64 {
    @Override
    Operand operand(Context c) {
      return c.rm(OperandSize.QWORD);
    }
  },
  EV {
    @Override
    Operand operand(Context c) {
      return c.rm(c.prefixes().size());
    }
  },
  EY {
    @Override
    Operand operand(Context c) {
      return c.rm(c.dwordOrQword());
    }
  },
  /** r/m of PUSH, POP, CALL and JMP: 64 bits, or 16 with prefix 66. */
  E_STACK {
    @Override
    Operand operand(Context c) {
      return c.rm(c.prefixes().stackSize());
    }
  },
  /** r/m that must be memory, which is not accessed. */
  M {
    @Override
    Operand operand(Context c) {
      if (!c.modRm().isMemory()) {
        throw c.code().undefined();
      }
      return new MemoryAddress(c.modRm().address());
    }
  },
  /** PINSRW's r/m: a register of 32 bits, or 16 bits of memory. */
  E32_M16 {
    @Override
    Operand operand(Context c) {
      return c.rm(c.modRm().isMemory() ? OperandSize.WORD : OperandSize.DWORD);
    }
  },
  /** Memory that is accessed in an instruction's own way. */
  AREA {
    @Override
    Operand operand(Context c) {
      return c.area("");
    }
  },
  /** Eight bytes of memory, or sixteen with REX.W. */
  M_PAIR {
    @Override
    Operand operand(Context c) {
      return c.prefixes().w() ? c.area("OWORD PTR ") : c.rm(OperandSize.QWORD);
    }
  },
  /** A far pointer. */
  FWORD {
    @Override
    Operand operand(Context c) {
      return c.area(c.prefixes().operandSize() ? "DWORD PTR " : "FWORD PTR ");
    }
  },
  SEGMENT {
    @Override
    Operand operand(Context c) {
      return new NamedOperand(SEGMENTS[c.modRm().reg()]);
    }
  },
  CR {
    @Override
    Operand operand(Context c) {
      return c.systemRegister("cr", CONTROL_REGISTERS);
    }
  },
  DR {
    @Override
    Operand operand(Context c) {
      return c.systemRegister("dr", DEBUG_REGISTERS);
    }
  },
  G8 {
    @Override
    Operand operand(Context c) {
      return c.reg(OperandSize.BYTE);
    }
  },
  GV {
    @Override
    Operand operand(Context c) {
      return c.reg(c.prefixes().size());
    }
  },
  G32 {
    @Override
    Operand operand(Context c) {
      return c.reg(OperandSize.DWORD);
    }
  },
  GY {
    @Override
    Operand operand(Context c) {
      return c.reg(c.dwordOrQword());
    }
  },
  Z8 {
    @Override
    Operand operand(Context c) {
      return c.inOpcode(OperandSize.BYTE);
    }
  },
  ZV {
    @Override
    Operand operand(Context c) {
      return c.inOpcode(c.prefixes().size());
    }
  },
  Z_STACK {
    @Override
    Operand operand(Context c) {
      return c.inOpcode(c.prefixes().stackSize());
    }
  },
  AL {
    @Override
    Operand operand(Context c) {
      return new Register8(0, false);
    }
  },
  RAX {
    @Override
    Operand operand(Context c) {
      return Scalar.register(0, c.prefixes().size(), true);
    }
  },
  CL {
    @Override
    Operand operand(Context c) {
      return new Register8(1, false);
    }
  },
  /** The 1 that D0 and D1 shift by; it takes no byte. */
  ONE {
    @Override
    Operand operand(Context c) {
      return new Immediate(1, OperandSize.BYTE);
    }
  },
  I8 {
    @Override
    int bytes(Prefixes prefixes) {
      return 1;
    }

    @Override
    Operand operand(Context c) {
      return new Immediate(c.code().signed(1), OperandSize.BYTE);
    }
  },
  I16 {
    @Override
    int bytes(Prefixes prefixes) {
      return 2;
    }

    @Override
    Operand operand(Context c) {
      return new Immediate(c.code().signed(2), OperandSize.WORD);
    }
  },
  /** One byte, sign-extended to the operand size. */
  I8_TO_V {
    @Override
    int bytes(Prefixes prefixes) {
      return 1;
    }

    @Override
    Operand operand(Context c) {
      return new Immediate(c.code().signed(1), c.prefixes().size());
    }
  },
  /** Two or four bytes, sign-extended to the operand size. */
  IZ {
    @Override
    int bytes(Prefixes prefixes) {
      return Math.min(4, prefixes.size().bytes());
    }

    @Override
    Operand operand(Context c) {
      return new Immediate(c.code().signed(bytes(c.prefixes())), c.prefixes().size());
    }
  },
  /** As many bytes as the operand has, eight included. */
  IV {
    @Override
    int bytes(Prefixes prefixes) {
      return prefixes.size().bytes();
    }

    @Override
    Operand operand(Context c) {
      return new Immediate(c.code().signed(bytes(c.prefixes())), c.prefixes().size());
    }
  },
  /** PUSH imm8. */
  I8_STACK {
    @Override
    int bytes(Prefixes prefixes) {
      return 1;
    }

    @Override
    Operand operand(Context c) {
      return new Immediate(c.code().signed(1), c.prefixes().stackSize());
    }
  },
  /** PUSH imm32, or imm16 with prefix 66. */
  IZ_STACK {
    @Override
    int bytes(Prefixes prefixes) {
      return Math.min(4, prefixes.stackSize().bytes());
    }

    @Override
    Operand operand(Context c) {
      return new Immediate(c.code().signed(bytes(c.prefixes())), c.prefixes().stackSize());
    }
  },
  J8 {
    @Override
    int bytes(Prefixes prefixes) {
      return 1;
    }

    @Override
    Operand operand(Context c) {
      return c.jumpTarget(1);
    }
  },
  /** Four bytes, or two with prefix 66. */
  JZ {
    @Override
    int bytes(Prefixes prefixes) {
      return Math.min(4, prefixes.stackSize().bytes());
    }

    @Override
    Operand operand(Context c) {
      return c.jumpTarget(bytes(c.prefixes()));
    }
  },
  /** The byte at an address that is an immediate: four or eight bytes, by prefix 67. */
  O8 {
    @Override
    int bytes(Prefixes prefixes) {
      return addressBytes(prefixes);
    }

    @Override
    Operand operand(Context c) {
      return c.constantAddress(OperandSize.BYTE);
    }
  },
  /** The same for the operand size. */
  OV {
    @Override
    int bytes(Prefixes prefixes) {
      return addressBytes(prefixes);
    }

    @Override
    Operand operand(Context c) {
      return c.constantAddress(c.prefixes().size());
    }
  },
  /** The source of string instructions, DS:RSI. */
  X8 {
    @Override
    Operand operand(Context c) {
      return MemoryScalar.of(EffectiveAddress.implied(c.prefixes(), Gpr.RSI), OperandSize.BYTE);
    }
  },
  XV {
    @Override
    Operand operand(Context c) {
      return MemoryScalar.of(EffectiveAddress.implied(c.prefixes(), Gpr.RSI), c.prefixes().size());
    }
  },
  /** The destination of string instructions, ES:RDI. */
  Y8 {
    @Override
    Operand operand(Context c) {
      return MemoryScalar.of(EffectiveAddress.destination(c.prefixes()), OperandSize.BYTE);
    }
  },
  YV {
    @Override
    Operand operand(Context c) {
      return MemoryScalar.of(EffectiveAddress.destination(c.prefixes()), c.prefixes().size());
    }
  },
  /** XLAT's table, DS:RBX. */
  TABLE {
    @Override
    Operand operand(Context c) {
      return MemoryScalar.of(EffectiveAddress.implied(c.prefixes(), Gpr.RBX), OperandSize.BYTE);
    }
  },
  /** The port number in DX. */
  DX {
    @Override
    Operand operand(Context c) {
      return new Register16(Gpr.RDX.ordinal());
    }
  },
  V128 {
    @Override
    Operand operand(Context c) {
      return new XmmRegister(c.regNumber());
    }
  },
  V64 {
    @Override
    Operand operand(Context c) {
      return new XmmLow64(c.regNumber());
    }
  },
  V32 {
    @Override
    Operand operand(Context c) {
      return new XmmLow32(c.regNumber());
    }
  },
  /** The upper half of the register in reg. */
  V64_HIGH {
    @Override
    Operand operand(Context c) {
      return new XmmHigh64(c.regNumber());
    }
  },
  /** r/m that must be an XMM register. */
  U128 {
    @Override
    Operand operand(Context c) {
      if (c.modRm().isMemory()) {
        throw c.code().undefined();
      }
      return new XmmRegister(c.modRm().rm());
    }
  },
  /** r/m that must be memory. */
  M64 {
    @Override
    Operand operand(Context c) {
      if (!c.modRm().isMemory()) {
        throw c.code().undefined();
      }
      return MemoryScalar.of(c.modRm().address(), OperandSize.QWORD);
    }
  },
  /** r/m that must be memory, 16 bytes that must be aligned. */
  M128 {
    @Override
    Operand operand(Context c) {
      if (!c.modRm().isMemory()) {
        throw c.code().undefined();
      }
      return c.rmVector(true);
    }
  },
  /** MASKMOVDQU's 16 bytes at RDI. */
  DI128 {
    @Override
    Operand operand(Context c) {
      return new MemoryBytes(EffectiveAddress.implied(c.prefixes(), Gpr.RDI));
    }
  },
  /** XMM, or 16 bytes of memory that must be aligned. */
  W128 {
    @Override
    Operand operand(Context c) {
      return c.rmVector(true);
    }
  },
  /** XMM, or 16 bytes of memory anywhere. */
  W128_UNALIGNED {
    @Override
    Operand operand(Context c) {
      return c.rmVector(false);
    }
  },
  W64 {
    @Override
    Operand operand(Context c) {
      ModRm modRm = c.modRm();
      return modRm.isMemory()
          ? MemoryScalar.of(modRm.address(), OperandSize.QWORD)
          : new XmmLow64(modRm.rm());
    }
  },
  /** The upper half of XMM, or memory. */
  W64_FROM_HIGH {
    @Override
    Operand operand(Context c) {
      ModRm modRm = c.modRm();
      return modRm.isMemory()
          ? MemoryScalar.of(modRm.address(), OperandSize.QWORD)
          : new XmmHigh64(modRm.rm());
    }
  },
  W32 {
    @Override
    Operand operand(Context c) {
      ModRm modRm = c.modRm();
      return modRm.isMemory()
          ? MemoryScalar.of(modRm.address(), OperandSize.DWORD)
          : new XmmLow32(modRm.rm());
    }
  },
  /** PINSRB's r/m: a register of 32 bits, or a byte of memory. */
  E32_M8(c -> c.rm(c.modRm().isMemory() ? OperandSize.BYTE : OperandSize.DWORD)),
  /** XMM0, which blends take without naming it. */
  XMM0(c -> new XmmRegister(0)),
  /** An XMM register's low part, or less than 32 bits of memory. */
  W16(c -> c.vectorPart(OperandSize.WORD)),
  W8(c -> c.vectorPart(OperandSize.BYTE)),

  /** Of ports and their string instructions: there are none of 64 bits. */
  RAX_PORT(c -> Scalar.register(0, c.portSize(), true)),
  X_PORT(c -> MemoryScalar.of(EffectiveAddress.implied(c.prefixes(), Gpr.RSI), c.portSize())),
  Y_PORT(c -> MemoryScalar.of(EffectiveAddress.destination(c.prefixes()), c.portSize())),

  // With VEX, H is the register in vvvv, L the one in an immediate's high bits, B a general
  // register in vvvv, and the width X is 128 or 256 bits by VEX.L.
  VX(c -> c.vector(c.regNumber())),
  HX(c -> c.vector(c.vex().register())),
  H128(c -> new XmmRegister(c.vex().register())),
  WX(c -> c.rmVector(c.vectorBytes())),
  /** Half, a quarter, an eighth of a vector; of a register its low part. */
  WX_HALF(c -> c.rmVector(c.vectorBytes() / 2)),
  WX_QUARTER(c -> c.rmVector(c.vectorBytes() / 4)),
  WX_EIGHTH(c -> c.rmVector(c.vectorBytes() / 8)),
  LX(c -> c.vector((int) c.code().signed(1) >> 4 & 15)) {
    @Override
    int bytes(Prefixes prefixes) {
      return 1;
    }
  },
  BY(c -> Scalar.register(c.vex().register(), c.dwordOrQword(), true)),
  /** Many places in memory, one for each part of a vector of indices. */
  VM32(c -> c.gathered(OperandSize.DWORD)),
  VM64(c -> c.gathered(OperandSize.QWORD));

  private final Function<Context, Operand> binding;

  OperandEncoding() {
    this(null);
  }

  OperandEncoding(Function<Context, Operand> binding) {
    this.binding = binding;
  }

  /** Bit n is set if CRn exists. */
  private static final int CONTROL_REGISTERS = 0b1_0001_1101;

  private static final int DEBUG_REGISTERS = 0xff;
  private static final String[] SEGMENTS = {"es", "cs", "ss", "ds", "fs", "gs"};

  /** Binds the operand; immediates take their bytes from the code. */
  Operand operand(Context context) {
    return binding.apply(context);
  }

  /** How many bytes it takes behind ModR/M, SIB and displacement. */
  int bytes(Prefixes prefixes) {
    return 0;
  }

  private static int addressBytes(Prefixes prefixes) {
    return prefixes.narrowAddress() ? 4 : 8;
  }

  /** Is it in a ModR/M byte? */
  boolean inModRm() {
    return switch (this) {
      case E8, E16, E32, E64, EV, EY, E32_M8, E32_M16, E_STACK, M, AREA, M_PAIR, FWORD -> true;
      case G8, GV, G32, GY, SEGMENT, CR, DR -> true;
      case V128, V64, V64_HIGH, V32, U128, M64, M128 -> true;
      case W128, W128_UNALIGNED, W64, W64_FROM_HIGH, W32, W16, W8 -> true;
      default -> false;
    };
  }

  /** Is it in VEX.vvvv? */
  boolean inVex() {
    return this == HX || this == H128 || this == BY;
  }

  /**
   * The instruction so far.
   *
   * @param modRm null if there is none
   * @param vex null if there is none
   */
  record Context(CodeReader code, Prefixes prefixes, int opcode, ModRm modRm, Vex vex) {
    Scalar rm(OperandSize size) {
      return modRm.isMemory()
          ? MemoryScalar.of(modRm.address(), size)
          : Scalar.register(modRm.rm(), size, prefixes.hasRex());
    }

    NamedOperand systemRegister(String name, int existing) {
      if ((existing >> regNumber() & 1) == 0) {
        throw code.undefined();
      }
      return new NamedOperand(name + regNumber());
    }

    MemoryArea area(String pointer) {
      if (!modRm.isMemory()) {
        throw code.undefined();
      }
      return new MemoryArea(modRm.address(), pointer);
    }

    Vector rmVector(boolean aligned) {
      return modRm.isMemory()
          ? new MemoryVector(modRm.address(), aligned)
          : new XmmRegister(modRm.rm());
    }

    int vectorBytes() {
      return vex.l() ? 32 : 16;
    }

    /** A register as wide as VEX.L says. */
    Operand vector(int number) {
      return vex.l() ? new NamedOperand("ymm" + number) : new XmmRegister(number);
    }

    /** Memory of so many bytes, or the register that they fit in. */
    Operand rmVector(int bytes) {
      if (modRm.isMemory()) {
        return new NamedOperand(pointer(bytes) + modRm.address());
      }
      return bytes == 32 ? new NamedOperand("ymm" + modRm.rm()) : new XmmRegister(modRm.rm());
    }

    Operand vectorPart(OperandSize size) {
      return modRm.isMemory()
          ? MemoryScalar.of(modRm.address(), size)
          : new XmmRegister(modRm.rm());
    }

    private static String pointer(int bytes) {
      return switch (bytes) {
        case 32 -> "YMMWORD PTR ";
        case 16 -> "XMMWORD PTR ";
        case 8 -> OperandSize.QWORD.pointer();
        case 4 -> OperandSize.DWORD.pointer();
        default -> OperandSize.WORD.pointer();
      };
    }

    /** Many addresses need SIB, whose index is a vector register; all three must differ. */
    Operand gathered(OperandSize size) {
      int to = regNumber();
      int mask = vex.register();
      int index = modRm.index();
      if (index < 0 || to == mask || to == index || mask == index) {
        throw code.undefined();
      }
      return new NamedOperand(size.pointer() + modRm.address().withIndex(vector(modRm.index())));
    }

    Scalar reg(OperandSize size) {
      return Scalar.register(regNumber(), size, prefixes.hasRex());
    }

    int regNumber() {
      return modRm.reg() | prefixes.r();
    }

    Scalar inOpcode(OperandSize size) {
      return Scalar.register(opcode & 7 | prefixes.b(), size, prefixes.hasRex());
    }

    OperandSize portSize() {
      return prefixes.operandSize() && !prefixes.w() ? OperandSize.WORD : OperandSize.DWORD;
    }

    OperandSize dwordOrQword() {
      return prefixes.w() ? OperandSize.QWORD : OperandSize.DWORD;
    }

    /**
     * A jump distance counts from the instruction's end, and it is always the last part. With
     * prefix 66 the target is cut to 16 bits.
     */
    Immediate jumpTarget(int bytes) {
      long distance = code.signed(bytes);
      return new Immediate(code.here() + distance, prefixes.stackSize());
    }

    MemoryScalar constantAddress(OperandSize size) {
      long address = code.signed(addressBytes(prefixes));
      return MemoryScalar.of(EffectiveAddress.constant(prefixes, address), size);
    }
  }
}
