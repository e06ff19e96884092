package dev.tightloop.amd64;

import static dev.tightloop.amd64.OpcodeTable.ESCAPE;
import static dev.tightloop.amd64.OpcodeTable.ESCAPE_38;
import static dev.tightloop.amd64.OperandEncoding.AL;
import static dev.tightloop.amd64.OperandEncoding.CL;
import static dev.tightloop.amd64.OperandEncoding.E16;
import static dev.tightloop.amd64.OperandEncoding.E32;
import static dev.tightloop.amd64.OperandEncoding.E8;
import static dev.tightloop.amd64.OperandEncoding.EV;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.E_STACK;
import static dev.tightloop.amd64.OperandEncoding.G8;
import static dev.tightloop.amd64.OperandEncoding.GV;
import static dev.tightloop.amd64.OperandEncoding.GY;
import static dev.tightloop.amd64.OperandEncoding.I16;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.I8_STACK;
import static dev.tightloop.amd64.OperandEncoding.I8_TO_V;
import static dev.tightloop.amd64.OperandEncoding.IV;
import static dev.tightloop.amd64.OperandEncoding.IZ;
import static dev.tightloop.amd64.OperandEncoding.IZ_STACK;
import static dev.tightloop.amd64.OperandEncoding.J8;
import static dev.tightloop.amd64.OperandEncoding.JZ;
import static dev.tightloop.amd64.OperandEncoding.M;
import static dev.tightloop.amd64.OperandEncoding.M_PAIR;
import static dev.tightloop.amd64.OperandEncoding.O8;
import static dev.tightloop.amd64.OperandEncoding.ONE;
import static dev.tightloop.amd64.OperandEncoding.OV;
import static dev.tightloop.amd64.OperandEncoding.RAX;
import static dev.tightloop.amd64.OperandEncoding.Z8;
import static dev.tightloop.amd64.OperandEncoding.ZV;
import static dev.tightloop.amd64.OperandEncoding.Z_STACK;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import java.util.List;

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
    for (int digit = 0; digit < 2; digit++) {
      // Digit 1 is no more than another encoding (AMD64 manual vol. 3, appendix A, group 3).
      table.add(0xf6, digit, Form.of("test", test, E8, I8));
      table.add(0xf7, digit, Form.of("test", test, EV, IZ));
    }
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
      shift(operation, operation.digit());
    }
    // Digit 6 is no more than another encoding (AMD64 manual vol. 3, appendix A, group 2).
    shift(ShiftOperation.SHL, 6);
    Form.Builder shld = o -> DoubleShifts.shld(o.scalar(0), o.scalar(1), o.scalar(2));
    table.add(ESCAPE + 0xa4, change(Form.of("shld", shld, EV, GV, I8)));
    table.add(ESCAPE + 0xa5, change(Form.of("shld", shld, EV, GV, CL)));
    Form.Builder shrd = o -> DoubleShifts.shrd(o.scalar(0), o.scalar(1), o.scalar(2));
    table.add(ESCAPE + 0xac, change(Form.of("shrd", shrd, EV, GV, I8)));
    table.add(ESCAPE + 0xad, change(Form.of("shrd", shrd, EV, GV, CL)));
  }

  private void shift(ShiftOperation operation, int digit) {
    Form.Builder builder = o -> Shifts.of(operation, o.scalar(0), o.scalar(1));
    String name = operation.mnemonic();
    table.add(0xc0, digit, change(Form.of(name, builder, E8, I8)));
    table.add(0xc1, digit, change(Form.of(name, builder, EV, I8)));
    table.add(0xd0, digit, change(Form.of(name, builder, E8, ONE)));
    table.add(0xd1, digit, change(Form.of(name, builder, EV, ONE)));
    table.add(0xd2, digit, change(Form.of(name, builder, E8, CL)));
    table.add(0xd3, digit, change(Form.of(name, builder, EV, CL)));
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
      table.add(ESCAPE + 0xc8 + low, Form.of("bswap", o -> Moves.bswap(o.scalar(0)), ZV));
    }
    table.add(0xa0, constantAddress(mov, AL, O8));
    table.add(0xa1, constantAddress(mov, RAX, OV));
    table.add(0xa2, constantAddress(mov, O8, AL));
    table.add(0xa3, constantAddress(mov, OV, RAX));
    table.addMemory(PrefixClass.NONE, ESCAPE + 0xc3, Form.of("movnti", mov, EY, GY));
    Form.Builder movbe = o -> Moves.movbe(o.scalar(0), o.scalar(1));
    for (PrefixClass prefix : List.of(PrefixClass.NONE, PrefixClass.P66)) {
      table.addMemory(
          prefix, ESCAPE_38 + 0xf0, Form.of("movbe", movbe, GV, EV).needs(Feature.MOVBE));
      table.addMemory(
          prefix, ESCAPE_38 + 0xf1, Form.of("movbe", movbe, EV, GV).needs(Feature.MOVBE));
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

  private static Form constantAddress(Form.Builder mov, OperandEncoding... operands) {
    return Form.sized(mov, operands, "movabs", "mov");
  }

  private void stack() {
    Form.Builder push = o -> Stack.push(o.scalar(0));
    Form.Builder pop = o -> Stack.pop(o.scalar(0));
    for (int low = 0; low < 8; low++) {
      onStack(0x50 + low, Form.of("push", push, Z_STACK));
      onStack(0x58 + low, Form.of("pop", pop, Z_STACK));
    }
    onStack(0x68, Form.of("push", push, IZ_STACK));
    onStack(0x6a, Form.of("push", push, I8_STACK));
    table.add(0xff, 6, Form.of("push", push, E_STACK).as(Instruction.Kind.STACK));
    table.add(0x8f, 0, Form.of("pop", pop, E_STACK).as(Instruction.Kind.STACK));
    onStack(0x9c, stackSized("pushf", o -> Stack.pushf(o.stackSize())));
    onStack(0x9d, stackSized("popf", o -> Stack.popf(o.stackSize())));
    onStack(0xc9, stackSized("leave", o -> Stack.leave(o.stackSize())));
    onStack(
        0xc8,
        stackSized("enter", o -> Enter.of(o.stackSize(), o.immediate(0), o.immediate(1)), I16, I8));
  }

  private void onStack(int opcode, Form form) {
    table.add(opcode, form.as(Instruction.Kind.STACK));
  }

  /** With 16 bits a W ends the name. */
  private static Form stackSized(String name, Form.Builder builder, OperandEncoding... operands) {
    return Form.sized(builder, operands, name + "w", name, name);
  }

  private void jumps() {
    Form.Builder call = o -> Stack.call(o.scalar(0));
    Form.Builder jmp = o -> ControlFlow.jmp(o.immediate(0));
    table.add(0xe8, stackSized("call", call, JZ).as(Instruction.Kind.CALL));
    table.add(0xff, 2, Form.of("call", call, E_STACK).as(Instruction.Kind.CALL));
    table.add(0xe9, stackSized("jmp", jmp, JZ));
    table.add(0xeb, Form.of("jmp", jmp, J8));
    table.add(0xff, 4, Form.of("jmp", o -> ControlFlow.jmp(o.scalar(0)), E_STACK));
    table.add(0xc3, stackSized("ret", o -> Stack.ret(o.stackSize())).as(Instruction.Kind.RETURN));
    table.add(
        0xc2,
        stackSized("ret", o -> Stack.ret(o.stackSize(), o.immediate(0)), I16)
            .as(Instruction.Kind.RETURN));
    table.add(0xe0, Form.of("loopne", o -> Loops.loopne(o.immediate(0), o.prefixes()), J8));
    table.add(0xe1, Form.of("loope", o -> Loops.loope(o.immediate(0), o.prefixes()), J8));
    table.add(0xe2, Form.of("loop", o -> Loops.loop(o.immediate(0), o.prefixes()), J8));
    table.add(
        0xe3,
        Form.sized(
            o -> Loops.jrcxz(o.immediate(0), o.prefixes()),
            new OperandEncoding[] {J8},
            "jrcxz",
            "jecxz"));
    for (Condition condition : Condition.values()) {
      Form.Builder jcc = o -> ControlFlow.jcc(condition, o.immediate(0));
      String name = "j" + condition.suffix();
      table.add(0x70 + condition.ordinal(), Form.of(name, jcc, J8));
      table.add(ESCAPE + 0x80 + condition.ordinal(), Form.of(name, jcc, JZ));
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
    // TZCNT belongs to BMI1, which no profile reports; then its bytes are BSF.
    table.add(
        PrefixClass.PF3,
        ESCAPE + 0xbc,
        Form.of("tzcnt", o -> Bits.bsf(o.scalar(0), o.scalar(1)), GV, EV));
    table.add(
        PrefixClass.PF3,
        ESCAPE + 0xbd,
        Form.of("lzcnt", o -> Bits.lzcnt(o.scalar(0), o.scalar(1)), GV, EV));
    table.add(
        PrefixClass.PF3,
        ESCAPE + 0xb8,
        Form.of("popcnt", o -> Bits.popcnt(o.scalar(0), o.scalar(1)), GV, EV)
            .needs(Feature.POPCNT));
  }

  private void atomics() {
    Form.Builder cmpxchg = o -> Atomics.cmpxchg(o.scalar(0), o.scalar(1));
    table.add(ESCAPE + 0xb0, Form.of("cmpxchg", cmpxchg, E8, G8).withLock());
    table.add(ESCAPE + 0xb1, Form.of("cmpxchg", cmpxchg, EV, GV).withLock());
    Form.Builder pair =
        o -> o.prefixes().w() ? Atomics.cmpxchg16b(o.area(0)) : Atomics.cmpxchg8b(o.memory(0));
    OperandEncoding[] place = {M_PAIR};
    table.addMemory(
        ESCAPE + 0xc7,
        1,
        Form.sized(pair, place, "cmpxchg8b", "cmpxchg8b", "cmpxchg16b").withLock());
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
    table.add(0x9e, Form.of("sahf", o -> FlagControl.sahf()).needs(Feature.LAHF_LM));
    table.add(0x9f, Form.of("lahf", o -> FlagControl.lahf()).needs(Feature.LAHF_LM));
  }

  private void others() {
    // With REX.B, 90 is XCHG R8; see Decoder.
    Form nop = Form.of("nop", o -> ControlFlow.nothing());
    table.add(PrefixClass.NONE, 0x90, nop);
    table.add(PrefixClass.P66, 0x90, Form.of("xchg", o -> ControlFlow.nothing(), ZV, RAX));
    table.add(PrefixClass.PF3, 0x90, Form.of("pause", o -> ControlFlow.nothing()));
    table.add(PrefixClass.PF2, 0x90, nop);
  }

  /** An opcode for bytes and the next one for the operand size, both with a digit. */
  private void byteAndWide(int opcode, int digit, String name, boolean lock, Form.Builder builder) {
    table.add(opcode, digit, locked(lock, Form.of(name, builder, E8)));
    table.add(opcode + 1, digit, locked(lock, Form.of(name, builder, EV)));
  }

  private static Form change(Form form) {
    return form.as(Instruction.Kind.CHANGE);
  }

  private static Form locked(boolean lock, Form form) {
    return lock ? form.withLock() : form;
  }
}
