package dev.tightloop.amd64;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Where an instruction's encoding keeps an operand. The names follow Intel's appendix A (SDM vol.
 * 2, A.2.1 and A.2.2): E is r/m, G is reg, Z a register in the opcode's low bits, I an immediate, J
 * a jump distance, M an address, V and W an XMM register in reg and in r/m, U one that r/m must
 * name; then the width: a number of bits, V for the operand size, Z for at most 32 bits of it, Y
 * for 32 or 64 by REX.W.
 */
enum OperandEncoding {
  E8(c -> c.rm(OperandSize.BYTE)),
  E16(c -> c.rm(OperandSize.WORD)),
  E32(c -> c.rm(OperandSize.DWORD)),
  E64(c -> c.rm(OperandSize.QWORD)),
  EV(c -> c.rm(c.prefixes().size())),
  EY(c -> c.rm(c.dwordOrQword())),
  /** r/m of PUSH, POP, CALL and JMP: 64 bits, or 16 with prefix 66. */
  E_STACK(c -> c.rm(c.prefixes().stackSize())),
  /** r/m that must be memory, which is not accessed. */
  M(c -> new MemoryAddress(c.memory())),
  /** PINSRW's r/m: a register of 32 bits, or 16 bits of memory. */
  E32_M16(c -> c.rm(c.modRm().isMemory() ? OperandSize.WORD : OperandSize.DWORD)),
  /** Memory that is accessed in an instruction's own way. */
  AREA(c -> c.area("")),
  /** Eight bytes of memory, or sixteen with REX.W. */
  M_PAIR(c -> c.prefixes().w() ? c.area("OWORD PTR ") : c.rm(OperandSize.QWORD)),
  /** A far pointer. */
  FWORD(c -> c.area(c.prefixes().operandSize() ? "DWORD PTR " : "FWORD PTR ")),
  SEGMENT(c -> c.segmentRegister()),
  CR(c -> c.controlRegister()),
  DR(c -> c.debugRegister()),
  G8(c -> c.reg(OperandSize.BYTE)),
  GV(c -> c.reg(c.prefixes().size())),
  G32(c -> c.reg(OperandSize.DWORD)),
  GY(c -> c.reg(c.dwordOrQword())),
  Z8(c -> c.inOpcode(OperandSize.BYTE)),
  ZV(c -> c.inOpcode(c.prefixes().size())),
  Z_STACK(c -> c.inOpcode(c.prefixes().stackSize())),
  AL(c -> new Register8(0, false)),
  RAX(c -> Scalar.register(0, c.prefixes().size(), true)),
  CL(c -> new Register8(1, false)),
  /** The 1 that D0 and D1 shift by; it takes no byte. */
  ONE(c -> new Immediate(1, OperandSize.BYTE)),
  I8(1, c -> c.immediate(1, OperandSize.BYTE)),
  I16(2, c -> c.immediate(2, OperandSize.WORD)),
  /** One byte, sign-extended to the operand size. */
  I8_TO_V(1, c -> c.immediate(1, c.prefixes().size())),
  /** Two or four bytes, sign-extended to the operand size. */
  IZ(
      Prefixes::immediateBytes,
      c -> c.immediate(c.prefixes().immediateBytes(), c.prefixes().size())),
  /** As many bytes as the operand has, eight included. */
  IV(
      prefixes -> prefixes.size().bytes(),
      c -> c.immediate(c.prefixes().size().bytes(), c.prefixes().size())),
  /** PUSH imm8. */
  I8_STACK(1, c -> c.immediate(1, c.prefixes().stackSize())),
  /** PUSH imm32, or imm16 with prefix 66. */
  IZ_STACK(
      Prefixes::stackImmediateBytes,
      c -> c.immediate(c.prefixes().stackImmediateBytes(), c.prefixes().stackSize())),
  J8(1, c -> c.jumpTarget(1)),
  /** Four bytes, or two with prefix 66. */
  JZ(Prefixes::stackImmediateBytes, c -> c.jumpTarget(c.prefixes().stackImmediateBytes())),
  /** The byte at an address that is an immediate: four or eight bytes, by prefix 67. */
  O8(Prefixes::addressBytes, c -> c.constantAddress(OperandSize.BYTE)),
  /** The same for the operand size. */
  OV(Prefixes::addressBytes, c -> c.constantAddress(c.prefixes().size())),
  /** The source of string instructions, DS:RSI. */
  X8(c -> MemoryScalar.of(EffectiveAddress.implied(c.prefixes(), Gpr.RSI), OperandSize.BYTE)),
  XV(c -> MemoryScalar.of(EffectiveAddress.implied(c.prefixes(), Gpr.RSI), c.prefixes().size())),
  /** The destination of string instructions, ES:RDI. */
  Y8(c -> MemoryScalar.of(EffectiveAddress.destination(c.prefixes()), OperandSize.BYTE)),
  YV(c -> MemoryScalar.of(EffectiveAddress.destination(c.prefixes()), c.prefixes().size())),
  /** XLAT's table, DS:RBX. */
  TABLE(c -> MemoryScalar.of(EffectiveAddress.implied(c.prefixes(), Gpr.RBX), OperandSize.BYTE)),
  /** The port number in DX. */
  DX(c -> new Register16(Gpr.RDX.ordinal())),
  V128(c -> new XmmRegister(c.regNumber())),
  V64(c -> new XmmLow64(c.regNumber())),
  V32(c -> new XmmLow32(c.regNumber())),
  /** The upper half of the register in reg. */
  V64_HIGH(c -> new XmmHigh64(c.regNumber())),
  /** r/m that must be an XMM register. */
  U128(c -> c.vectorRegister()),
  /** r/m that must be memory. */
  M64(c -> MemoryScalar.of(c.memory(), OperandSize.QWORD)),
  /** r/m that must be memory, 16 bytes that must be aligned. */
  M128(c -> new MemoryVector(c.memory(), true)),
  /** MASKMOVDQU's 16 bytes at RDI. */
  DI128(c -> new MemoryBytes(EffectiveAddress.implied(c.prefixes(), Gpr.RDI))),
  /** XMM, or 16 bytes of memory that must be aligned. */
  W128(c -> c.rmVector(true)),
  /** XMM, or 16 bytes of memory anywhere. */
  W128_UNALIGNED(c -> c.rmVector(false)),
  W64(c -> c.memoryOr(OperandSize.QWORD, XmmLow64::new)),
  /** The upper half of XMM, or memory. */
  W64_FROM_HIGH(c -> c.memoryOr(OperandSize.QWORD, XmmHigh64::new)),
  W32(c -> c.memoryOr(OperandSize.DWORD, XmmLow32::new)),
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
  LX(1, c -> c.vector((int) c.code().signed(1) >> 4 & 15)),
  BY(c -> Scalar.register(c.vex().register(), c.dwordOrQword(), true)),
  /** Many places in memory, one for each part of a vector of indices. */
  VM32(c -> c.gathered(OperandSize.DWORD)),
  VM64(c -> c.gathered(OperandSize.QWORD));

  private final ToIntFunction<Prefixes> length;
  private final Function<OperandContext, Operand> binding;

  OperandEncoding(Function<OperandContext, Operand> binding) {
    this(0, binding);
  }

  /**
   * @param bytes how many it takes behind ModR/M, SIB and displacement
   */
  OperandEncoding(int bytes, Function<OperandContext, Operand> binding) {
    this(prefixes -> bytes, binding);
  }

  OperandEncoding(ToIntFunction<Prefixes> length, Function<OperandContext, Operand> binding) {
    this.length = length;
    this.binding = binding;
  }

  /** Binds the operand; immediates take their bytes from the code. */
  Operand operand(OperandContext context) {
    return binding.apply(context);
  }

  /** How many bytes it takes behind ModR/M, SIB and displacement. */
  int bytes(Prefixes prefixes) {
    return length.applyAsInt(prefixes);
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
}
