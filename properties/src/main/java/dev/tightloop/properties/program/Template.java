package dev.tightloop.properties.program;

import dev.tightloop.amd64.AluOperation;
import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.amd64.ShiftOperation;

/**
 * Kinds of instructions of a user program, simplest first; the last ones are what a compiler makes
 * of calls, of g, and of pointer stores ({@link ProgramWriter}). Between two of them RSP is the
 * same; R15 counts the rounds of the loop, BP is the frame pointer and R11 the assembler's own
 * register. Memory operands are locals on the goroutine's own stack.
 */
public enum Template {
  NOP((a, d) -> a.nop()),
  MOV_IMMEDIATE((a, d) -> a.mov(register(d), immediate(d))),
  INC((a, d) -> a.inc(register(d))),
  DEC((a, d) -> a.dec(register(d))),
  ALU((a, d) -> a.alu(d.one(AluOperation.values()), register(d), register(d))),
  ALU_IMMEDIATE((a, d) -> a.alu(d.one(AluOperation.values()), register(d), (int) immediate(d))),
  NEG((a, d) -> a.neg(register(d))),
  NOT((a, d) -> a.not(register(d))),
  SHIFT((a, d) -> a.shift(d.one(ShiftOperation.values()), register(d), 1 + d.below(63))),
  IMUL((a, d) -> a.imul(register(d), register(d))),
  LEA((a, d) -> a.lea(register(d), register(d), register(d), 1 << d.below(4), d.below(256) - 128)),
  TEST((a, d) -> a.test(register(d), register(d))),
  SETCC((a, d) -> a.setcc(d.one(Condition.values()), register(d))),
  CMOVCC((a, d) -> a.cmovcc(d.one(Condition.values()), register(d), register(d))),
  LOAD((a, d) -> a.load(register(d), Gpr.RSP, local(d))),
  STORE((a, d) -> a.store(Gpr.RSP, local(d), register(d))),
  PUSH_POP((w, a, d) -> w.pushPop(register(d), register(d))),
  FLAGS_TO_REGISTER((w, a, d) -> w.flagsTo(register(d))),
  JUMP_OVER(
      (a, d) -> {
        Label over = a.label();
        a.jcc(d.one(Condition.values()), over).inc(register(d)).bind(over);
      }),
  MOVQ_TO_XMM((a, d) -> a.movqToXmm(xmm(d), register(d))),
  MOVQ_FROM_XMM((a, d) -> a.movqFromXmm(register(d), xmm(d))),
  PXOR((a, d) -> a.pxor(xmm(d), xmm(d))),
  PADDQ((a, d) -> a.paddq(xmm(d), xmm(d))),
  MOVUPS_LOAD((a, d) -> a.movupsLoad(xmm(d), Gpr.RSP, local(d))),
  MOVUPS_STORE((a, d) -> a.movupsStore(Gpr.RSP, local(d), xmm(d))),
  CALL((w, a, d) -> w.call(d)),
  LOAD_G((w, a, d) -> w.loadG(register(d))),
  RESTARTABLE((w, a, d) -> w.restartable(local(d), 1 + d.below(100), 1 + d.below(100))),
  BARRIER((w, a, d) -> w.barrier(register(d))),
  DEEP((w, a, d) -> w.deep(d.below(1024))),
  SPILL((w, a, d) -> w.spill(register(d), register(d)));

  /** Bytes of locals at RSP. */
  static final int LOCALS = 128;

  private static final Template[] VALUES = values();

  private static final Gpr[] REGISTERS = {
    Gpr.RAX, Gpr.RCX, Gpr.RDX, Gpr.RBX, Gpr.RSI, Gpr.RDI, Gpr.R8, Gpr.R9, Gpr.R10, Gpr.R12, Gpr.R13,
    Gpr.R14
  };

  /** The registers that a called function keeps pointers in. */
  static final Gpr[] POINTERS = {Gpr.RAX, Gpr.RCX, Gpr.RDI, Gpr.R8, Gpr.R13};

  /** Values at which flags change, before any others. */
  private static final long[] IMMEDIATES = {
    0, 1, -1, 2, 0x7f, 0x80, 0xff, 0x7fff_ffff, Integer.MIN_VALUE, 0x5555_5555, 0x1234_5678
  };

  private final Compiler compiler;

  Template(Emitter emitter) {
    this((writer, assembler, digits) -> emitter.emit(assembler, digits));
  }

  Template(Compiler compiler) {
    this.compiler = compiler;
  }

  /** The number of this kind of instruction with the operands of another number. */
  public int like(int number) {
    return number - number % VALUES.length + ordinal();
  }

  /** Appends the instruction that a number stands for. */
  static void emit(int number, ProgramWriter writer) {
    Digits digits = new Digits(number);
    digits.one(VALUES).compiler.emit(writer, writer.code(), digits);
  }

  private static Gpr register(Digits digits) {
    return digits.one(REGISTERS);
  }

  private static long immediate(Digits digits) {
    return IMMEDIATES[digits.below(IMMEDIATES.length)];
  }

  private static int xmm(Digits digits) {
    return digits.below(16);
  }

  private static int local(Digits digits) {
    return 8 * digits.below(LOCALS / 8 - 1);
  }

  /** Appends what takes more than one instruction, and its tables. */
  private interface Compiler {
    void emit(ProgramWriter writer, Assembler assembler, Digits digits);
  }

  /** Appends one instruction with the operands that the digits choose. */
  private interface Emitter {
    void emit(Assembler assembler, Digits digits);
  }
}
