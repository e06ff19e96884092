package dev.tightloop.amd64;

import java.util.Arrays;

/**
 * Writes amd64 instructions as bytes, one method an instruction. A method's name is Intel's
 * mnemonic, its operands are in Intel's order (destination first). A plain name is the 64-bit form;
 * {@code add32}, {@code mov8} and so on are the others.
 *
 * <p>Encodings are the usual shortest ones: no displacement where it is 0 and the base allows it,
 * one byte where it fits, else four. Methods that end in {@code Imm8} or {@code Imm32} force the
 * size of the immediate, for code that must equal another assembler's byte by byte.
 *
 * <pre>{@code
 * Assembler a = new Assembler(0x1000);
 * Label loop = a.label();
 * a.mov(Gpr.RCX, 10).bind(loop).dec(Gpr.RCX).jcc(Condition.NE, loop).ret();
 * }</pre>
 */
public final class Assembler {
  private final long origin;
  private byte[] code = new byte[256];
  private int size;
  private int unresolved;

  /**
   * @param origin the address where the first byte will be loaded
   */
  public Assembler(long origin) {
    this.origin = origin;
  }

  /** The address of the next instruction. */
  public long here() {
    return origin + size;
  }

  /**
   * The code so far.
   *
   * @throws IllegalStateException if a jump goes to a label that is not bound
   */
  public byte[] bytes() {
    if (unresolved != 0) {
      throw new IllegalStateException(unresolved + " jumps go to labels that are not bound");
    }
    return Arrays.copyOf(code, size);
  }

  /** Any bytes as they are. */
  public Assembler raw(int... bytes) {
    for (int b : bytes) {
      emit(b);
    }
    return this;
  }

  // Labels and control flow

  public Label label() {
    return new Label();
  }

  /** The label is here. */
  public Assembler bind(Label label) {
    if (label.offset != Label.UNBOUND) {
      throw new IllegalStateException("label is bound already");
    }
    label.offset = size;
    for (int at : label.pending) {
      patch32(at, size - (at + 4));
      unresolved--;
    }
    label.pending.clear();
    return this;
  }

  /** JMP rel32. */
  public Assembler jmp(Label target) {
    return emit(0xe9).displacement(target);
  }

  /** JMP rel32 to an address. */
  public Assembler jmp(long target) {
    return emit(0xe9).relative32(target);
  }

  /** JMP r64. */
  public Assembler jmp(Gpr target) {
    return indirect(4, target);
  }

  /** Jcc rel32. */
  public Assembler jcc(Condition condition, Label target) {
    return emit(0x0f).emit(0x80 + condition.ordinal()).displacement(target);
  }

  /** CALL rel32 to an address. */
  public Assembler call(long target) {
    return emit(0xe8).relative32(target);
  }

  public Assembler call(Label target) {
    return emit(0xe8).displacement(target);
  }

  /** CALL r64. */
  public Assembler call(Gpr target) {
    return indirect(2, target);
  }

  public Assembler ret() {
    return emit(0xc3);
  }

  public Assembler nop() {
    return emit(0x90);
  }

  public Assembler pause() {
    return emit(0xf3).emit(0x90);
  }

  public Assembler ud2() {
    return emit(0x0f).emit(0x0b);
  }

  public Assembler int3() {
    return emit(0xcc);
  }

  // The stack

  public Assembler push(Gpr r) {
    return shortRegister(0x50, r);
  }

  /** PUSH imm32, sign-extended. */
  public Assembler push(int immediate) {
    return emit(0x68).emit32(immediate);
  }

  public Assembler pop(Gpr r) {
    return shortRegister(0x58, r);
  }

  public Assembler pushfq() {
    return emit(0x9c);
  }

  public Assembler popfq() {
    return emit(0x9d);
  }

  // Moves

  public Assembler mov(Gpr to, Gpr from) {
    return registers(OperandSize.QWORD, 0x89, from, to);
  }

  /** MOV r32, r32: clears the upper half of {@code to}. */
  public Assembler mov32(Gpr to, Gpr from) {
    return registers(OperandSize.DWORD, 0x89, from, to);
  }

  /** MOV r64, imm64 (movabs), always ten bytes. */
  public Assembler mov(Gpr to, long immediate) {
    return emit(0x48 | to.ordinal() >> 3)
        .emit(0xb8 | to.ordinal() & 7)
        .emit32((int) immediate)
        .emit32((int) (immediate >>> 32));
  }

  /** MOV r64, [base + disp]. */
  public Assembler load(Gpr to, Gpr base, int displacement) {
    return load(OperandSize.QWORD, to, base, displacement);
  }

  /** MOV [base + disp], r64. */
  public Assembler store(Gpr base, int displacement, Gpr from) {
    return store(OperandSize.QWORD, base, displacement, from);
  }

  /** MOV of this size from [base + disp]; a 32-bit one clears the upper half. */
  public Assembler load(OperandSize width, Gpr to, Gpr base, int displacement) {
    return memory(width, width == OperandSize.BYTE ? 0x8a : 0x8b, to, base, displacement);
  }

  /** MOV of this size to [base + disp]. */
  public Assembler store(OperandSize width, Gpr base, int displacement, Gpr from) {
    return memory(width, width == OperandSize.BYTE ? 0x88 : 0x89, from, base, displacement);
  }

  /** LEA r64, [base + disp]. */
  public Assembler lea(Gpr to, Gpr base, int displacement) {
    return memory(OperandSize.QWORD, 0x8d, to, base, displacement);
  }

  /**
   * LEA r64, [base + index * scale + disp].
   *
   * @param index any register but RSP
   * @param scale 1, 2, 4 or 8
   */
  public Assembler lea(Gpr to, Gpr base, Gpr index, int scale, int displacement) {
    if (index == Gpr.RSP) {
      throw new IllegalArgumentException("RSP cannot be an index");
    }
    if (Integer.bitCount(scale) != 1 || scale < 1 || scale > 8) {
      throw new IllegalArgumentException("scale " + scale + " is not 1, 2, 4 or 8");
    }
    emit(0x48 | to.ordinal() >> 3 << 2 | index.ordinal() >> 3 << 1 | base.ordinal() >> 3);
    emit(0x8d);
    int mod = mod(base, displacement);
    emit(mod << 6 | (to.ordinal() & 7) << 3 | 4);
    emit(
        Integer.numberOfTrailingZeros(scale) << 6
            | (index.ordinal() & 7) << 3
            | base.ordinal() & 7);
    return displacement(mod, displacement);
  }

  public Assembler xchg(Gpr a, Gpr b) {
    return registers(OperandSize.QWORD, 0x87, b, a);
  }

  public Assembler bswap(Gpr r) {
    return emit(0x48 | r.ordinal() >> 3).emit(0x0f).emit(0xc8 | r.ordinal() & 7);
  }

  /** MOVZX r64, r8. */
  public Assembler movzx8(Gpr to, Gpr from) {
    return registers0f(OperandSize.QWORD, 0xb6, to, from);
  }

  /** MOVSX r64, r8. */
  public Assembler movsx8(Gpr to, Gpr from) {
    return registers0f(OperandSize.QWORD, 0xbe, to, from);
  }

  /** MOVSXD r64, r32. */
  public Assembler movsxd(Gpr to, Gpr from) {
    return registers(OperandSize.QWORD, 0x63, to, from);
  }

  // Arithmetic

  public Assembler alu(AluOperation operation, Gpr to, Gpr from) {
    return alu(operation, OperandSize.QWORD, to, from);
  }

  public Assembler alu(AluOperation operation, OperandSize width, Gpr to, Gpr from) {
    int wide = width == OperandSize.BYTE ? 0 : 1;
    return registers(width, operation.ordinal() << 3 | wide, from, to);
  }

  /** The imm8 form where the immediate fits it, else imm32, sign-extended to 64 bits. */
  public Assembler alu(AluOperation operation, Gpr to, int immediate) {
    return fitsByte(immediate)
        ? aluImm8(operation, to, immediate)
        : aluImm32(operation, to, immediate);
  }

  /** Opcode 83: one byte, sign-extended. */
  public Assembler aluImm8(AluOperation operation, Gpr to, int immediate) {
    if (!fitsByte(immediate)) {
      throw new IllegalArgumentException(immediate + " does not fit one signed byte");
    }
    return digit(0x83, operation.ordinal(), to).emit(immediate);
  }

  /** Opcode 81: four bytes, whatever the value (also for RAX, which has a shorter form). */
  public Assembler aluImm32(AluOperation operation, Gpr to, int immediate) {
    return digit(0x81, operation.ordinal(), to).emit32(immediate);
  }

  /** ALU r64, [base + disp]. */
  public Assembler aluLoad(AluOperation operation, Gpr to, Gpr base, int displacement) {
    return memory(OperandSize.QWORD, operation.ordinal() << 3 | 3, to, base, displacement);
  }

  /** ALU [base + disp], r64. */
  public Assembler aluStore(AluOperation operation, Gpr base, int displacement, Gpr from) {
    return memory(OperandSize.QWORD, operation.ordinal() << 3 | 1, from, base, displacement);
  }

  public Assembler add(Gpr to, Gpr from) {
    return alu(AluOperation.ADD, to, from);
  }

  public Assembler add(Gpr to, int immediate) {
    return alu(AluOperation.ADD, to, immediate);
  }

  public Assembler addImm8(Gpr to, int immediate) {
    return aluImm8(AluOperation.ADD, to, immediate);
  }

  public Assembler addImm32(Gpr to, int immediate) {
    return aluImm32(AluOperation.ADD, to, immediate);
  }

  public Assembler sub(Gpr to, Gpr from) {
    return alu(AluOperation.SUB, to, from);
  }

  public Assembler sub(Gpr to, int immediate) {
    return alu(AluOperation.SUB, to, immediate);
  }

  public Assembler subImm8(Gpr to, int immediate) {
    return aluImm8(AluOperation.SUB, to, immediate);
  }

  public Assembler subImm32(Gpr to, int immediate) {
    return aluImm32(AluOperation.SUB, to, immediate);
  }

  public Assembler adc(Gpr to, Gpr from) {
    return alu(AluOperation.ADC, to, from);
  }

  public Assembler sbb(Gpr to, Gpr from) {
    return alu(AluOperation.SBB, to, from);
  }

  public Assembler cmp(Gpr a, Gpr b) {
    return alu(AluOperation.CMP, a, b);
  }

  public Assembler cmp(Gpr a, int immediate) {
    return alu(AluOperation.CMP, a, immediate);
  }

  public Assembler test(Gpr a, Gpr b) {
    return registers(OperandSize.QWORD, 0x85, b, a);
  }

  public Assembler inc(Gpr r) {
    return digit(0xff, 0, r);
  }

  public Assembler dec(Gpr r) {
    return digit(0xff, 1, r);
  }

  public Assembler not(Gpr r) {
    return digit(0xf7, 2, r);
  }

  public Assembler neg(Gpr r) {
    return digit(0xf7, 3, r);
  }

  /** MUL r64: RDX:RAX = RAX * r. */
  public Assembler mul(Gpr r) {
    return digit(0xf7, 4, r);
  }

  /** DIV r64: RAX, RDX = RDX:RAX divided by r, unsigned. */
  public Assembler div(Gpr r) {
    return digit(0xf7, 6, r);
  }

  /** IDIV r64. */
  public Assembler idiv(Gpr r) {
    return digit(0xf7, 7, r);
  }

  public Assembler cqo() {
    return emit(0x48).emit(0x99);
  }

  public Assembler imul(Gpr to, Gpr from) {
    return registers0f(OperandSize.QWORD, 0xaf, to, from);
  }

  /** IMUL r64, r64, imm32. */
  public Assembler imul(Gpr to, Gpr from, int immediate) {
    return registers(OperandSize.QWORD, 0x69, to, from).emit32(immediate);
  }

  /** Shift or rotate r64 by an immediate, opcode C1. */
  public Assembler shift(ShiftOperation operation, Gpr r, int count) {
    return digit(0xc1, operation.digit(), r).emit(count);
  }

  /** Shift or rotate r64 by CL. */
  public Assembler shiftCl(ShiftOperation operation, Gpr r) {
    return digit(0xd3, operation.digit(), r);
  }

  public Assembler shl(Gpr r, int count) {
    return shift(ShiftOperation.SHL, r, count);
  }

  public Assembler shr(Gpr r, int count) {
    return shift(ShiftOperation.SHR, r, count);
  }

  public Assembler sar(Gpr r, int count) {
    return shift(ShiftOperation.SAR, r, count);
  }

  public Assembler rol(Gpr r, int count) {
    return shift(ShiftOperation.ROL, r, count);
  }

  public Assembler ror(Gpr r, int count) {
    return shift(ShiftOperation.ROR, r, count);
  }

  /** SETcc r8: the lowest byte of {@code r} becomes 0 or 1. */
  public Assembler setcc(Condition condition, Gpr r) {
    return registers0f(OperandSize.BYTE, 0x90 + condition.ordinal(), Gpr.RAX, r);
  }

  /** CMOVcc r64, r64. */
  public Assembler cmovcc(Condition condition, Gpr to, Gpr from) {
    return registers0f(OperandSize.QWORD, 0x40 + condition.ordinal(), to, from);
  }

  /** LOCK CMPXCHG [base + disp], r64. */
  public Assembler lockCmpxchg(Gpr base, int displacement, Gpr from) {
    emit(0xf0);
    return vectorOrLong(0, 8, 0xb1, from.ordinal(), base, displacement);
  }

  /** LOCK XADD [base + disp], r64. */
  public Assembler lockXadd(Gpr base, int displacement, Gpr from) {
    emit(0xf0);
    return vectorOrLong(0, 8, 0xc1, from.ordinal(), base, displacement);
  }

  // SSE: registers by number, 0 to 15

  /** MOVUPS [base + disp], xmm. */
  public Assembler movupsStore(Gpr base, int displacement, int xmm) {
    return vectorOrLong(0, 0, 0x11, xmm, base, displacement);
  }

  /** MOVUPS xmm, [base + disp]. */
  public Assembler movupsLoad(int xmm, Gpr base, int displacement) {
    return vectorOrLong(0, 0, 0x10, xmm, base, displacement);
  }

  /** MOVAPS [base + disp], xmm. */
  public Assembler movapsStore(Gpr base, int displacement, int xmm) {
    return vectorOrLong(0, 0, 0x29, xmm, base, displacement);
  }

  /** MOVAPS xmm, [base + disp]. */
  public Assembler movapsLoad(int xmm, Gpr base, int displacement) {
    return vectorOrLong(0, 0, 0x28, xmm, base, displacement);
  }

  public Assembler movups(int to, int from) {
    return vectors(0, 0x10, to, from);
  }

  /** MOVQ xmm, r64. */
  public Assembler movqToXmm(int to, Gpr from) {
    return emit(0x66).rexed0f(8, 0x6e, to, from.ordinal());
  }

  /** MOVQ r64, xmm. */
  public Assembler movqFromXmm(Gpr to, int from) {
    return emit(0x66).rexed0f(8, 0x7e, from, to.ordinal());
  }

  public Assembler xorps(int to, int from) {
    return vectors(0, 0x57, to, from);
  }

  public Assembler pxor(int to, int from) {
    return vectors(0x66, 0xef, to, from);
  }

  public Assembler paddq(int to, int from) {
    return vectors(0x66, 0xd4, to, from);
  }

  public Assembler addsd(int to, int from) {
    return vectors(0xf2, 0x58, to, from);
  }

  // Encoding

  /** opcode /r between two registers; {@code rm} is the one in the r/m field. */
  private Assembler registers(OperandSize width, int opcode, Gpr reg, Gpr rm) {
    prefix(width, reg.ordinal(), rm.ordinal(), width == OperandSize.BYTE);
    return emit(opcode).modRm(3, reg.ordinal(), rm.ordinal());
  }

  private Assembler registers0f(OperandSize width, int opcode, Gpr reg, Gpr rm) {
    // Byte registers here are the r/m of SETcc, MOVZX and MOVSX: REX makes 4 to 7 SPL to DIL.
    prefix(width, reg.ordinal(), rm.ordinal(), width == OperandSize.BYTE);
    return emit(0x0f).emit(opcode).modRm(3, reg.ordinal(), rm.ordinal());
  }

  private Assembler vectors(int mandatory, int opcode, int reg, int rm) {
    if (mandatory != 0) {
      emit(mandatory);
    }
    return rexed0f(0, opcode, reg, rm);
  }

  private Assembler rexed0f(int w, int opcode, int reg, int rm) {
    int rex = w | xmm(reg) >> 3 << 2 | xmm(rm) >> 3;
    if (rex != 0) {
      emit(0x40 | rex);
    }
    return emit(0x0f).emit(opcode).modRm(3, reg, rm);
  }

  private Assembler digit(int opcode, int digit, Gpr rm) {
    return emit(0x48 | rm.ordinal() >> 3).emit(opcode).modRm(3, digit, rm.ordinal());
  }

  private Assembler indirect(int digit, Gpr rm) {
    if (rm.ordinal() >= 8) {
      emit(0x41);
    }
    return emit(0xff).modRm(3, digit, rm.ordinal());
  }

  private Assembler shortRegister(int opcode, Gpr r) {
    if (r.ordinal() >= 8) {
      emit(0x41);
    }
    return emit(opcode | r.ordinal() & 7);
  }

  private Assembler memory(OperandSize width, int opcode, Gpr reg, Gpr base, int displacement) {
    prefix(width, reg.ordinal(), base.ordinal(), false);
    return emit(opcode).address(reg.ordinal(), base, displacement);
  }

  /** 0F opcode with a memory operand; {@code w} is 8 for REX.W. */
  private Assembler vectorOrLong(
      int mandatory, int w, int opcode, int reg, Gpr base, int displacement) {
    if (mandatory != 0) {
      emit(mandatory);
    }
    int rex = w | xmm(reg) >> 3 << 2 | base.ordinal() >> 3;
    if (rex != 0) {
      emit(0x40 | rex);
    }
    return emit(0x0f).emit(opcode).address(reg, base, displacement);
  }

  private void prefix(OperandSize width, int reg, int rm, boolean byteRm) {
    if (width == OperandSize.WORD) {
      emit(0x66);
    }
    int rex = (width == OperandSize.QWORD ? 8 : 0) | reg >> 3 << 2 | rm >> 3;
    boolean lowByte = width == OperandSize.BYTE && (reg >= 4 || byteRm && rm >= 4);
    if (rex != 0 || lowByte) {
      emit(0x40 | rex);
    }
  }

  private Assembler address(int reg, Gpr base, int displacement) {
    int mod = mod(base, displacement);
    modRm(mod, reg, base.ordinal());
    if ((base.ordinal() & 7) == 4) {
      emit(0x24); // RSP and R12 need a SIB byte: no index
    }
    return displacement(mod, displacement);
  }

  /** RBP and R13 have no form without displacement: that encoding means RIP or no base. */
  private static int mod(Gpr base, int displacement) {
    if (displacement == 0 && (base.ordinal() & 7) != 5) {
      return 0;
    }
    return fitsByte(displacement) ? 1 : 2;
  }

  private Assembler displacement(int mod, int displacement) {
    return switch (mod) {
      case 0 -> this;
      case 1 -> emit(displacement);
      default -> emit32(displacement);
    };
  }

  private Assembler modRm(int mod, int reg, int rm) {
    return emit(mod << 6 | (reg & 7) << 3 | rm & 7);
  }

  private Assembler displacement(Label target) {
    if (target.offset == Label.UNBOUND) {
      target.pending.add(size);
      unresolved++;
      return emit32(0);
    }
    return emit32(target.offset - (size + 4));
  }

  private Assembler relative32(long target) {
    long distance = target - (here() + 4);
    if (distance != (int) distance) {
      throw new IllegalArgumentException(
          String.format("0x%x is out of reach from 0x%x", target, here()));
    }
    return emit32((int) distance);
  }

  private static int xmm(int n) {
    if ((n & ~15) != 0) {
      throw new IllegalArgumentException("register " + n + " is not between 0 and 15");
    }
    return n;
  }

  private static boolean fitsByte(int value) {
    return value == (byte) value;
  }

  private Assembler emit32(int value) {
    return emit(value).emit(value >> 8).emit(value >> 16).emit(value >> 24);
  }

  private void patch32(int at, int value) {
    for (int i = 0; i < 4; i++) {
      code[at + i] = (byte) (value >> 8 * i);
    }
  }

  private Assembler emit(int value) {
    if (size == code.length) {
      code = Arrays.copyOf(code, 2 * size);
    }
    code[size++] = (byte) value;
    return this;
  }
}
