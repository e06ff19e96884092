package dev.tightloop.amd64;

import static dev.tightloop.amd64.OpcodeTable.ESCAPE;
import static dev.tightloop.amd64.OperandEncoding.AL;
import static dev.tightloop.amd64.OperandEncoding.CL;
import static dev.tightloop.amd64.OperandEncoding.E16;
import static dev.tightloop.amd64.OperandEncoding.E32;
import static dev.tightloop.amd64.OperandEncoding.E64;
import static dev.tightloop.amd64.OperandEncoding.E8;
import static dev.tightloop.amd64.OperandEncoding.EV;
import static dev.tightloop.amd64.OperandEncoding.E_STACK;
import static dev.tightloop.amd64.OperandEncoding.G8;
import static dev.tightloop.amd64.OperandEncoding.GV;
import static dev.tightloop.amd64.OperandEncoding.I16;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.I8_STACK;
import static dev.tightloop.amd64.OperandEncoding.I8_TO_V;
import static dev.tightloop.amd64.OperandEncoding.IV;
import static dev.tightloop.amd64.OperandEncoding.IZ;
import static dev.tightloop.amd64.OperandEncoding.IZ_STACK;
import static dev.tightloop.amd64.OperandEncoding.J32;
import static dev.tightloop.amd64.OperandEncoding.J8;
import static dev.tightloop.amd64.OperandEncoding.M;
import static dev.tightloop.amd64.OperandEncoding.ONE;
import static dev.tightloop.amd64.OperandEncoding.RAX;
import static dev.tightloop.amd64.OperandEncoding.Z8;
import static dev.tightloop.amd64.OperandEncoding.ZV;
import static dev.tightloop.amd64.OperandEncoding.ZY;
import static dev.tightloop.amd64.OperandEncoding.Z_STACK;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/** The rows of the general-purpose instructions (Intel SDM vol. 2, tables ). */
final class IntegerForms {
  private static final OperandEncoding[] NO_OPERANDS = {};

  private final OpcodeTable table;

  private IntegerForms(OpcodeTable table) {
    this.table = table;
  }

  static void addTo(OpcodeTable table) {
    IntegerForms forms = new IntegerForms(table);
    forms.arithmetic();
    forms.unary();
    forms.shifts();
    forms.multiplication();
    forms.moves();
    forms.stack();
    forms.jumps();
    forms.conditions();
    forms.bits();
    forms.atomics();
    forms.flags();
    forms.others();
  }

  private void arithmetic() {
    for (AluOperation operation : AluOperation.values()) {
      Form.Builder builder = o -> Arithmetic.binary(operation, o.scalar(0), o.scalar(1));
      String name = operation.mnemonic();
      boolean lock = operation != AluOperation.CMP;
      int number = operation.ordinal();
      int opcode = number << 3;
      table.add(opcode, locked(lock, Form.of(name, builder, E8, G8)));
      table.add(opcode + 1, locked(lock, Form.of(name, builder, EV, GV)));
      table.add(opcode + 2, Form.of(name, builder, G8, E8));
      table.add(opcode + 3, Form.of(name, builder, GV, EV));
      table.add(opcode + 4, Form.of(name, builder, AL, I8));
      table.add(opcode + 5, Form.of(name, builder, RAX, IZ));
      table.add(0x80, number, locked(lock, Form.of(name, builder, E8, I8)));
      table.add(0x81, number, locked(lock, Form.of(name, builder, EV, IZ)));
      table.add(0x83, number, locked(lock, Form.of(name, builder, EV, I8_TO_V)));
    }
    Form.Builder test = o -> Arithmetic.test(o.scalar(0), o.scalar(1));
    table.add(0x84, Form.of("test", test, E8, G8));
    table.add(0x85, Form.of("test", test, EV, GV));
    table.add(0xa8, Form.of("test", test, AL, I8));
    table.add(0xa9, Form.of("test", test, RAX, IZ));
    table.add(0xf6, 0, Form.of("test", test, E8, I8));
    table.add(0xf7, 0, Form.of("test", test, EV, IZ));
  }

  private void unary() {
    byteAndWide(0xfe, 0, "inc", true, o -> Arithmetic.inc(o.scalar(0)));
    byteAndWide(0xfe, 1, "dec", true, o -> Arithmetic.dec(o.scalar(0)));
    byteAndWide(0xf6, 2, "not", true, o -> Arithmetic.not(o.scalar(0)));
    byteAndWide(0xf6, 3, "neg", true, o -> Arithmetic.neg(o.scalar(0)));
    byteAndWide(0xf6, 4, "mul", false, o -> Multiplication.mul(o.scalar(0)));
    byteAndWide(0xf6, 5, "imul", false, o -> Multiplication.imul(o.scalar(0)));
    byteAndWide(0xf6, 6, "div", false, o -> Division.div(o.scalar(0)));
    byteAndWide(0xf6, 7, "idiv", false, o -> Division.idiv(o.scalar(0)));
  }

  private void shifts() {
    for (ShiftOperation operation : ShiftOperation.values()) {
      Form.Builder builder = o -> Shifts.of(operation, o.scalar(0), o.scalar(1));
      String name = operation.mnemonic();
      int digit = operation.digit();
      table.add(0xc0, digit, Form.of(name, builder, E8, I8));
      table.add(0xc1, digit, Form.of(name, builder, EV, I8));
      table.add(0xd0, digit, Form.of(name, builder, E8, ONE));
      table.add(0xd1, digit, Form.of(name, builder, EV, ONE));
      table.add(0xd2, digit, Form.of(name, builder, E8, CL));
      table.add(0xd3, digit, Form.of(name, builder, EV, CL));
    }
  }

  private void multiplication() {
    Form.Builder three = o -> Multiplication.imul(o.scalar(0), o.scalar(1), o.scalar(2));
    table.add(0x69, Form.of("imul", three, GV, EV, IZ));
    table.add(0x6b, Form.of("imul", three, GV, EV, I8_TO_V));
    table.add(
        ESCAPE + 0xaf,
        Form.of("imul", o -> Multiplication.imul(o.scalar(0), o.scalar(0), o.scalar(1)), GV, EV));
  }

  private void moves() {
    Form.Builder mov = o -> Moves.mov(o.scalar(0), o.scalar(1));
    table.add(0x88, Form.of("mov", mov, E8, G8));
    table.add(0x89, Form.of("mov", mov, EV, GV));
    table.add(0x8a, Form.of("mov", mov, G8, E8));
    table.add(0x8b, Form.of("mov", mov, GV, EV));
    table.add(0xc6, 0, Form.of("mov", mov, E8, I8));
    table.add(0xc7, 0, Form.of("mov", mov, EV, IZ));
    for (int low = 0; low < 8; low++) {
      table.add(0xb0 + low, Form.of("mov", mov, Z8, I8));
      table.add(
          0xb8 + low, Form.sized(mov, new OperandEncoding[] {ZV, IV}, "mov", "mov", "movabs"));
      table.add(ESCAPE + 0xc8 + low, Form.of("bswap", o -> Moves.bswap(o.scalar(0)), ZY));
    }
    table.add(ESCAPE + 0xb6, Form.of("movzx", mov, GV, E8));
    table.add(ESCAPE + 0xb7, Form.of("movzx", mov, GV, E16));
    Form.Builder movsx = o -> Moves.movsx(o.scalar(0), o.scalar(1));
    table.add(ESCAPE + 0xbe, Form.of("movsx", movsx, GV, E8));
    table.add(ESCAPE + 0xbf, Form.of("movsx", movsx, GV, E16));
    table.add(0x63, Form.of("movsxd", movsx, GV, E32));
    table.add(0x8d, Form.of("lea", o -> Moves.lea(o.scalar(0), o.address(1)), GV, M));
    Form.Builder xchg = o -> Moves.xchg(o.scalar(0), o.scalar(1));
    table.add(0x86, Form.of("xchg", xchg, E8, G8).withLock());
    table.add(0x87, Form.of("xchg", xchg, EV, GV).withLock());
    for (int low = 1; low < 8; low++) {
      table.add(0x90 + low, Form.of("xchg", xchg, ZV, RAX));
    }
    table.add(
        0x98,
        Form.sized(o -> Moves.extendAccumulator(o.size()), NO_OPERANDS, "cbw", "cwde", "cdqe"));
    table.add(
        0x99, Form.sized(o -> Moves.signOfAccumulator(o.size()), NO_OPERANDS, "cwd", "cdq", "cqo"));
  }

  private void stack() {
    Form.Builder push = o -> Stack.push(o.scalar(0));
    Form.Builder pop = o -> Stack.pop(o.scalar(0));
    for (int low = 0; low < 8; low++) {
      table.add(0x50 + low, Form.of("push", push, Z_STACK));
      table.add(0x58 + low, Form.of("pop", pop, Z_STACK));
    }
    table.add(0x68, Form.of("push", push, IZ_STACK));
    table.add(0x6a, Form.of("push", push, I8_STACK));
    table.add(0xff, 6, Form.of("push", push, E_STACK));
    table.add(0x8f, 0, Form.of("pop", pop, E_STACK));
    table.add(PrefixClass.NONE, 0x9c, Form.of("pushf", o -> Stack.pushfq()));
    table.add(PrefixClass.NONE, 0x9d, Form.of("popf", o -> Stack.popfq()));
    table.add(PrefixClass.NONE, 0xc9, Form.of("leave", o -> Stack.leave()));
  }

  private void jumps() {
    Form.Builder call = o -> Stack.call(o.scalar(0));
    Form.Builder jmp = o -> ControlFlow.jmp(o.scalar(0));
    PrefixClass none = PrefixClass.NONE;
    table.add(none, 0xe8, Form.of("call", call, J32).as(Instruction.Kind.CALL));
    table.add(0xff, 2, Form.of("call", call, E64).as(Instruction.Kind.CALL));
    table.add(none, 0xe9, Form.of("jmp", jmp, J32));
    table.add(none, 0xeb, Form.of("jmp", jmp, J8));
    table.add(0xff, 4, Form.of("jmp", jmp, E64));
    Form ret = Form.of("ret", o -> Stack.ret()).as(Instruction.Kind.RETURN);
    table.add(none, 0xc3, ret);
    table.add(PrefixClass.PF3, 0xc3, ret);
    table.add(
        none, 0xc2, Form.of("ret", o -> Stack.ret(o.scalar(0)), I16).as(Instruction.Kind.RETURN));
    for (Condition condition : Condition.values()) {
      Form.Builder jcc = o -> ControlFlow.jcc(condition, o.immediate(0));
      String name = "j" + condition.suffix();
      table.add(none, 0x70 + condition.ordinal(), Form.of(name, jcc, J8));
      table.add(none, ESCAPE + 0x80 + condition.ordinal(), Form.of(name, jcc, J32));
    }
  }

  private void conditions() {
    for (Condition condition : Condition.values()) {
      int number = condition.ordinal();
      table.add(
          ESCAPE + 0x90 + number,
          Form.of("set" + condition.suffix(), o -> ControlFlow.setcc(condition, o.scalar(0)), E8));
      table.add(
          ESCAPE + 0x40 + number,
          Form.of(
              "cmov" + condition.suffix(),
              o -> ControlFlow.cmovcc(condition, o.scalar(0), o.scalar(1)),
              GV,
              EV));
    }
  }

  private void bits() {
    for (BitTestOperation operation : BitTestOperation.values()) {
      Form.Builder builder = o -> Bits.test(operation, o.scalar(0), o.scalar(1));
      String name = operation.mnemonic();
      boolean lock = operation != BitTestOperation.BT;
      int number = operation.ordinal();
      table.add(ESCAPE + 0xa3 + (number << 3), locked(lock, Form.of(name, builder, EV, GV)));
      table.add(ESCAPE + 0xba, 4 + number, locked(lock, Form.of(name, builder, EV, I8)));
    }
    table.add(ESCAPE + 0xbc, Form.of("bsf", o -> Bits.bsf(o.scalar(0), o.scalar(1)), GV, EV));
    table.add(ESCAPE + 0xbd, Form.of("bsr", o -> Bits.bsr(o.scalar(0), o.scalar(1)), GV, EV));
  }

  private void atomics() {
    Form.Builder cmpxchg = o -> Atomics.cmpxchg(o.scalar(0), o.scalar(1));
    table.add(ESCAPE + 0xb0, Form.of("cmpxchg", cmpxchg, E8, G8).withLock());
    table.add(ESCAPE + 0xb1, Form.of("cmpxchg", cmpxchg, EV, GV).withLock());
    Form.Builder xadd = o -> Atomics.xadd(o.scalar(0), o.scalar(1));
    table.add(ESCAPE + 0xc0, Form.of("xadd", xadd, E8, G8).withLock());
    table.add(ESCAPE + 0xc1, Form.of("xadd", xadd, EV, GV).withLock());
  }

  private void flags() {
    table.add(0xf5, Form.of("cmc", o -> FlagControl.cmc()));
    table.add(0xf8, Form.of("clc", o -> FlagControl.clear(Flags.CF)));
    table.add(0xf9, Form.of("stc", o -> FlagControl.set(Flags.CF)));
    table.add(0xfc, Form.of("cld", o -> FlagControl.clear(Flags.DF)));
    table.add(0xfd, Form.of("std", o -> FlagControl.set(Flags.DF)));
    table.add(0x9e, Form.of("sahf", o -> FlagControl.sahf()));
    table.add(0x9f, Form.of("lahf", o -> FlagControl.lahf()));
  }

  private void others() {
    // With REX.B, 90 is XCHG R8; see Decoder.
    table.add(0x90, Form.of("nop", o -> ControlFlow.nothing()));
    table.add(PrefixClass.PF3, 0x90, Form.of("pause", o -> ControlFlow.nothing()));
    table.add(ESCAPE + 0x1f, 0, Form.of("nop", o -> ControlFlow.nothing(), EV));
    table.add(0xcc, Form.of("int3", o -> ControlFlow.int3()));
    table.add(ESCAPE + 0x05, Form.of("syscall", o -> ControlFlow.syscall()));
  }

  /** An opcode for bytes and the next one for the operand size, both with a digit. */
  private void byteAndWide(int opcode, int digit, String name, boolean lock, Form.Builder builder) {
    table.add(opcode, digit, locked(lock, Form.of(name, builder, E8)));
    table.add(opcode + 1, digit, locked(lock, Form.of(name, builder, EV)));
  }

  private static Form locked(boolean lock, Form form) {
    return lock ? form.withLock() : form;
  }
}
