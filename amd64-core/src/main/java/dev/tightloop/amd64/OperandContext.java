package dev.tightloop.amd64;

import java.util.function.IntFunction;

/**
 * An instruction so far decoded that its operands can be bound.
 *
 * @param modRm null if there is none
 * @param vex null if there is none
 */
record OperandContext(CodeReader code, Prefixes prefixes, int opcode, ModRm modRm, Vex vex) {
  /** Bit n is set if CRn exists. */
  private static final int CONTROL_REGISTERS = 0b1_0001_1101;

  private static final int DEBUG_REGISTERS = 0xff;
  private static final String[] SEGMENTS = {"es", "cs", "ss", "ds", "fs", "gs"};

  Scalar rm(OperandSize size) {
    return modRm.isMemory()
        ? MemoryScalar.of(modRm.address(), size)
        : Scalar.register(modRm.rm(), size, prefixes.hasRex());
  }

  Immediate immediate(int bytes, OperandSize size) {
    return new Immediate(code.signed(bytes), size);
  }

  /** r/m that must be memory. */
  EffectiveAddress memory() {
    if (!modRm.isMemory()) {
      throw code.undefined();
    }
    return modRm.address();
  }

  /** r/m that must be an XMM register. */
  XmmRegister vectorRegister() {
    if (modRm.isMemory()) {
      throw code.undefined();
    }
    return new XmmRegister(modRm.rm());
  }

  /** r/m that is memory, or a part of an XMM register. */
  Scalar memoryOr(OperandSize size, IntFunction<Scalar> part) {
    return modRm.isMemory() ? MemoryScalar.of(modRm.address(), size) : part.apply(modRm.rm());
  }

  NamedOperand segmentRegister() {
    return new NamedOperand(SEGMENTS[modRm.reg()]);
  }

  NamedOperand controlRegister() {
    return systemRegister("cr", CONTROL_REGISTERS);
  }

  NamedOperand debugRegister() {
    return systemRegister("dr", DEBUG_REGISTERS);
  }

  private NamedOperand systemRegister(String name, int existing) {
    if ((existing >> regNumber() & 1) == 0) {
      throw code.undefined();
    }
    return new NamedOperand(name + regNumber());
  }

  MemoryArea area(String pointer) {
    return new MemoryArea(memory(), pointer);
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
    return modRm.isMemory() ? MemoryScalar.of(modRm.address(), size) : new XmmRegister(modRm.rm());
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
   * A jump distance counts from the instruction's end, and it is always the last part. With prefix
   * 66 the target is cut to 16 bits.
   */
  Immediate jumpTarget(int bytes) {
    long distance = code.signed(bytes);
    return new Immediate(code.here() + distance, prefixes.stackSize());
  }

  MemoryScalar constantAddress(OperandSize size) {
    long address = code.signed(prefixes.addressBytes());
    return MemoryScalar.of(EffectiveAddress.constant(prefixes, address), size);
  }
}
