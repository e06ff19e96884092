package dev.tightloop.properties.program;

import dev.tightloop.amd64.AluOperation;
import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.amd64.ShiftOperation;

/**
 * Kinds of instructions of a user program, simplest first. None writes RSP (but for a push with its
 * pop) or R15, which counts the rounds of the loop; memory operands are locals on the goroutine's
 * own stack.
 */
enum Template {
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
  PUSH_POP((a, d) -> a.push(register(d)).pop(register(d))),
  FLAGS_TO_REGISTER((a, d) -> a.pushfq().pop(register(d))),
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
  MOVUPS_STORE((a, d) -> a.movupsStore(Gpr.RSP, local(d), xmm(d)));

  /** Bytes of locals at RSP. */
  static final int LOCALS = 128;

  private static final Template[] VALUES = values();

  private static final Gpr[] REGISTERS = {
    Gpr.RAX, Gpr.RCX, Gpr.RDX, Gpr.RBX, Gpr.RSI, Gpr.RDI, Gpr.RBP, Gpr.R8, Gpr.R9, Gpr.R10, Gpr.R11,
    Gpr.R12, Gpr.R13, Gpr.R14
  };

  /** Values at which flags change, before any others. */
  private static final long[] IMMEDIATES = {
    0, 1, -1, 2, 0x7f, 0x80, 0xff, 0x7fff_ffff, Integer.MIN_VALUE, 0x5555_5555, 0x1234_5678
  };

  private final Emitter emitter;

  Template(Emitter emitter) {
    this.emitter = emitter;
  }

  /** Appends the instruction that a number stands for. */
  static void emit(int number, Assembler assembler) {
    Digits digits = new Digits(number);
    digits.one(VALUES).emitter.emit(assembler, digits);
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

  /** Appends one instruction with the operands that the digits choose. */
  private interface Emitter {
    void emit(Assembler assembler, Digits digits);
  }
}
