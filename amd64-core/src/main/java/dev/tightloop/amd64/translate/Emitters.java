package dev.tightloop.amd64.translate;

import static dev.tightloop.amd64.translate.Variables.FLAGS_A;
import static dev.tightloop.amd64.translate.Variables.FLAGS_B;
import static dev.tightloop.amd64.translate.Variables.FLAGS_C;
import static dev.tightloop.amd64.translate.Variables.LEFT;
import static dev.tightloop.amd64.translate.Variables.OLD_FLAGS;
import static dev.tightloop.amd64.translate.Variables.RIGHT;
import static dev.tightloop.amd64.translate.Variables.VALUE;
import static dev.tightloop.amd64.translate.Variables.VECTORS;
import static dev.tightloop.amd64.translate.Variables.general;

import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Instruction;
import dev.tightloop.amd64.LazyFlags;
import dev.tightloop.amd64.OperandSize;
import dev.tightloop.amd64.Place;
import dev.tightloop.amd64.Place.Constant;
import dev.tightloop.amd64.Place.General;
import dev.tightloop.amd64.Place.InMemory;
import dev.tightloop.amd64.Place.Xmm;
import dev.tightloop.amd64.ShiftOperation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.objectweb.asm.Label;

/**
 * The frequent instructions in bytecode. Each checks its memory operand first, then computes, then
 * changes things, so that it can leave as if it had not begun.
 */
final class Emitters implements org.objectweb.asm.Opcodes {
  private static final int RSP = Gpr.RSP.ordinal();

  private static final Set<String> INTEGER =
      Set.of(
          "mov", "movabs", "movzx", "movsx", "movsxd", "lea", "xchg", "add", "sub", "cmp", "test",
          "and", "or", "xor", "adc", "sbb", "inc", "dec", "neg", "not", "shl", "shr", "sar", "rol",
          "ror", "nop", "pause", "push", "pop", "cdq", "cqo", "cwde", "cdqe", "bswap");

  private static final Set<String> VECTOR_MOVES =
      Set.of("movups", "movaps", "movupd", "movapd", "movdqu", "movdqa");

  private static final Set<String> VECTOR_XORS = Set.of("pxor", "xorps", "xorpd");

  private final Bytecode code;
  private final MemoryCode memory;
  private final FlagCode flags;
  private final boolean framed;

  Emitters(Bytecode code, MemoryCode memory, FlagCode flags, boolean framed) {
    this.code = code;
    this.memory = memory;
    this.flags = flags;
    this.framed = framed;
  }

  /**
   * Can {@link #emit} do it? Jumps, calls and returns that a region follows count as known: the
   * region's writer does them.
   */
  static boolean knows(Instruction instruction) {
    String name = instruction.mnemonic();
    List<Place> places = instruction.places();
    switch (Flow.of(instruction)) {
      case JUMP, BRANCH, CALL, RETURN -> {
        return true;
      }
      case ELSEWHERE, STOP -> {
        return false;
      }
      case NEXT -> {}
    }
    for (Place place : places) {
      if (place instanceof Place.Unknown) {
        return false;
      }
    }
    if (VECTOR_MOVES.contains(name)) {
      return true;
    }
    if (VECTOR_XORS.contains(name)) {
      return places.get(1) instanceof Xmm;
    }
    for (Place place : places) {
      if (place instanceof Xmm) {
        return false;
      }
    }
    if (name.equals("push") || name.equals("pop")) {
      return places.get(0) instanceof General general && general.size() == OperandSize.QWORD
          || name.equals("push")
              && places.get(0) instanceof Constant constant
              && constant.size() == OperandSize.QWORD;
    }
    if (name.equals("bswap")) {
      return sizeOf(places.get(0)) != OperandSize.WORD;
    }
    if (name.equals("imul")) {
      return places.size() > 1;
    }
    if (name.equals("bt")) {
      return !(places.get(0) instanceof InMemory) || places.get(1) instanceof Constant;
    }
    return INTEGER.contains(name)
        || Flow.condition(name, "set") != null
        || Flow.condition(name, "cmov") != null;
  }

  /** May it leave before it begins? */
  static boolean mayLeave(Instruction instruction, int stack, boolean framed) {
    if (!knows(instruction)) {
      return true;
    }
    String name = instruction.mnemonic();
    if (name.equals("push") || name.equals("pop") || name.equals("call") || name.equals("ret")) {
      return !framed || stack == Block.MIXED;
    }
    for (Place place : instruction.places()) {
      if (place instanceof InMemory in && in.bytes() > 0 && !name.equals("nop")) {
        return in.aligned() || !MemoryCode.isFramed(in, stack, framed);
      }
    }
    return false;
  }

  /**
   * @param stack RSP minus RSP at the region's entry
   * @param needed will anybody look at the flags that it writes?
   * @param leave goes out of the region before the instruction
   */
  void emit(Instruction instruction, int stack, boolean needed, Label leave) {
    String name = instruction.mnemonic();
    List<Place> places = instruction.places();
    switch (name) {
      case "nop", "pause" -> {}
      case "mov", "movabs", "movzx" -> move(places, OperandSize.QWORD, stack, leave);
      case "movsx", "movsxd" -> move(places, sizeOf(places.get(1)), stack, leave);
      case "lea" -> {
        memory.address((InMemory) places.get(1), false);
        write((General) places.get(0));
      }
      case "xchg" -> exchange(places, stack, leave);
      case "add", "sub", "adc", "sbb", "and", "or", "xor", "cmp", "test" ->
          binary(name, places, stack, needed, leave);
      case "inc", "dec" -> step(name, places.get(0), stack, needed, leave);
      case "neg", "not" -> negate(name, places.get(0), stack, needed, leave);
      case "shl", "shr", "sar", "rol", "ror" -> shift(name, places, stack, needed, leave);
      case "imul" -> multiply(places, stack, needed, leave);
      case "bt" -> bitTest(places, stack, needed, leave);
      case "push" -> pushStack(places.get(0), stack, leave);
      case "pop" -> {
        popStack(stack, leave);
        code.load(VALUE);
        code.store(general(((General) places.get(0)).number()));
      }
      case "cdq" -> sign(OperandSize.DWORD);
      case "cqo" -> sign(OperandSize.QWORD);
      case "cwde" -> extend(OperandSize.DWORD, OperandSize.WORD);
      case "cdqe" -> extend(OperandSize.QWORD, OperandSize.DWORD);
      case "bswap" -> swapBytes((General) places.get(0));
      default -> {
        if (VECTOR_MOVES.contains(name)) {
          moveVector(places, stack, leave);
        } else if (VECTOR_XORS.contains(name)) {
          xorVector((Xmm) places.get(0), (Xmm) places.get(1));
        } else if (Flow.condition(name, "set") != null) {
          set(Flow.condition(name, "set"), places.get(0), stack, leave);
        } else {
          conditionalMove(Flow.condition(name, "cmov"), places, stack, leave);
        }
      }
    }
  }

  // Operands

  /** How wide a general register, a constant or an operand in memory is. */
  static OperandSize sizeOf(Place place) {
    if (place instanceof General general) {
      return general.size();
    } else if (place instanceof Constant constant) {
      return constant.size();
    }
    return OperandSize.values()[Integer.numberOfTrailingZeros(((InMemory) place).bytes())];
  }

  /** Checks the operand if it is memory; null if it is not. */
  private MemoryCode.Checked check(Place place, boolean write, int stack, Label leave) {
    return place instanceof InMemory in ? memory.check(in, write, stack, framed, leave) : null;
  }

  /** Pushes the operand, zero-extended. */
  private void read(Place place, MemoryCode.Checked checked) {
    if (place instanceof General general) {
      code.load(general(general.number()));
      if (general.shift() != 0) {
        code.push(general.shift());
        code.op(LUSHR);
      }
      code.mask(general.size());
    } else if (place instanceof Constant constant) {
      code.push(constant.value());
    } else {
      memory.load(checked);
    }
  }

  /** Pops a value, whose high bits do not matter, into a register. */
  private void write(General to) {
    int variable = general(to.number());
    switch (to.size()) {
      case QWORD -> {}
      case DWORD -> code.mask(OperandSize.DWORD);
      default -> {
        long mask = (-1L >>> 64 - to.size().bits()) << to.shift();
        if (to.shift() != 0) {
          code.push(to.shift());
          code.op(LSHL);
        }
        code.push(mask);
        code.op(LAND);
        code.load(variable);
        code.push(~mask);
        code.ops(LAND, LOR);
      }
    }
    code.store(variable);
  }

  /** Pops a value into a register or, by way of {@link Variables#VALUE}, into memory. */
  private void write(Place place, MemoryCode.Checked checked) {
    if (place instanceof General general) {
      write(general);
    } else {
      code.store(VALUE);
      memory.store(checked, VALUE);
    }
  }

  // Moves

  /**
   * @param signOf the source's width for a sign-extending move, else QWORD
   */
  private void move(List<Place> places, OperandSize signOf, int stack, Label leave) {
    Place to = places.get(0);
    Place from = places.get(1);
    MemoryCode.Checked target = check(to, true, stack, leave);
    MemoryCode.Checked source = check(from, false, stack, leave);
    if (target != null) {
      memory.store(target, target.place().bytes(), 0, () -> read(from, null));
      return;
    }
    read(from, source);
    code.signExtend(signOf);
    write((General) to);
  }

  private void exchange(List<Place> places, int stack, Label leave) {
    MemoryCode.Checked checked = check(places.get(0), true, stack, leave);
    read(places.get(0), checked);
    code.store(LEFT);
    read(places.get(1), null);
    write(places.get(0), checked);
    code.load(LEFT);
    write((General) places.get(1));
  }

  private void sign(OperandSize size) {
    code.load(general(Gpr.RAX.ordinal()));
    code.signExtend(size);
    code.push(63);
    code.op(LSHR);
    write(new General(Gpr.RDX.ordinal(), 0, size));
  }

  private void extend(OperandSize size, OperandSize half) {
    code.load(general(Gpr.RAX.ordinal()));
    code.signExtend(half);
    write(new General(Gpr.RAX.ordinal(), 0, size));
  }

  private void swapBytes(General operand) {
    code.load(general(operand.number()));
    code.method.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "reverseBytes", "(J)J", false);
    if (operand.size() == OperandSize.DWORD) {
      code.push(32);
      code.op(LUSHR);
    }
    code.store(general(operand.number()));
  }

  // Arithmetic

  private void binary(String name, List<Place> places, int stack, boolean needed, Label leave) {
    Place to = places.get(0);
    Place from = places.get(1);
    boolean writes = !name.equals("cmp") && !name.equals("test");
    OperandSize size = sizeOf(to);
    MemoryCode.Checked target = check(to, writes, stack, leave);
    MemoryCode.Checked source = check(from, false, stack, leave);
    boolean carries = name.equals("adc") || name.equals("sbb");
    if (carries) {
      flags.pushCarry();
      code.store(OLD_FLAGS);
    }
    int operation;
    int kind;
    switch (name) {
      case "add" -> {
        operation = LADD;
        kind = LazyFlags.ADD;
      }
      case "adc" -> {
        operation = LADD;
        kind = LazyFlags.ADC;
      }
      case "sbb" -> {
        operation = LSUB;
        kind = LazyFlags.SBB;
      }
      case "sub", "cmp" -> {
        operation = LSUB;
        kind = LazyFlags.SUB;
      }
      case "or" -> {
        operation = LOR;
        kind = LazyFlags.LOGIC;
      }
      case "xor" -> {
        operation = LXOR;
        kind = LazyFlags.LOGIC;
      }
      default -> {
        operation = LAND;
        kind = LazyFlags.LOGIC;
      }
    }
    boolean arithmetic = kind != LazyFlags.LOGIC;
    if (!writes && !needed) {
      return;
    }
    read(to, target);
    if (needed && arithmetic) {
      code.store(FLAGS_A);
      read(from, source);
      code.store(FLAGS_B);
      if (carries) {
        code.load(OLD_FLAGS);
        code.store(FLAGS_C);
      }
      flags.kind(kind, size);
      if (!writes) {
        return;
      }
      code.load(FLAGS_A);
      code.load(FLAGS_B);
    } else {
      read(from, source);
    }
    code.op(operation);
    if (carries) {
      code.load(OLD_FLAGS);
      code.op(operation);
    }
    if (needed && !arithmetic) {
      flags.kind(kind, size);
      if (writes) {
        code.op(DUP2);
      }
      code.store(FLAGS_A);
    }
    if (writes) {
      write(to, target);
    }
  }

  private void step(String name, Place operand, int stack, boolean needed, Label leave) {
    boolean up = name.equals("inc");
    MemoryCode.Checked checked = check(operand, true, stack, leave);
    if (needed) {
      flags.pushCarry();
      code.store(FLAGS_C);
    }
    read(operand, checked);
    if (needed) {
      code.op(DUP2);
      code.store(FLAGS_A);
      flags.kind(up ? LazyFlags.INC : LazyFlags.DEC, sizeOf(operand));
    }
    code.push(1L);
    code.op(up ? LADD : LSUB);
    write(operand, checked);
  }

  private void negate(String name, Place operand, int stack, boolean needed, Label leave) {
    MemoryCode.Checked checked = check(operand, true, stack, leave);
    read(operand, checked);
    if (name.equals("not")) {
      code.push(-1L);
      code.op(LXOR);
    } else {
      if (needed) {
        code.op(DUP2);
        code.store(FLAGS_B);
        code.push(0L);
        code.store(FLAGS_A);
        flags.kind(LazyFlags.SUB, sizeOf(operand));
      }
      code.op(LNEG);
    }
    write(operand, checked);
  }

  private void shift(String name, List<Place> places, int stack, boolean needed, Label leave) {
    OperandSize size = sizeOf(places.get(0));
    int mask = size == OperandSize.QWORD ? 63 : 31;
    MemoryCode.Checked checked = check(places.get(0), true, stack, leave);
    read(places.get(0), checked);
    code.store(LEFT);
    Runnable count;
    if (places.get(1) instanceof Constant constant) {
      int n = (int) constant.value() & mask;
      count = () -> code.push(n);
    } else {
      code.load(general(Gpr.RCX.ordinal()));
      code.op(L2I);
      code.push(mask);
      code.op(IAND);
      code.storeInt(Variables.COUNT);
      count = () -> code.loadInt(Variables.COUNT);
    }
    if (needed) {
      ShiftOperation operation = ShiftOperation.valueOf(name.toUpperCase(Locale.ROOT));
      code.push(operation.ordinal());
      code.push(size.ordinal());
      flags.pushStatus();
      code.load(LEFT);
      count.run();
      code.method.visitMethodInsn(INVOKESTATIC, FlagCode.LAZY, "shift", "(IIJJI)J", false);
      code.store(FLAGS_A);
      flags.kind(LazyFlags.KNOWN);
    }
    switch (name) {
      case "shl" -> {
        code.load(LEFT);
        count.run();
        code.op(LSHL);
      }
      case "shr" -> {
        code.load(LEFT);
        count.run();
        code.op(LUSHR);
      }
      case "sar" -> {
        code.load(LEFT);
        code.signExtend(size);
        count.run();
        code.op(LSHR);
      }
      default -> rotate(name.equals("rol"), size, count);
    }
    write(places.get(0), checked);
  }

  private void rotate(boolean left, OperandSize size, Runnable count) {
    code.load(LEFT);
    if (size.bits() < 32) {
      // Repeated to fill 32 bits, so that a rotation of those does it.
      if (size == OperandSize.BYTE) {
        code.push(0x01010101L);
      } else {
        code.push(0x00010001L);
      }
      code.op(LMUL);
    }
    if (size != OperandSize.QWORD) {
      code.op(L2I);
    }
    count.run();
    boolean wide = size == OperandSize.QWORD;
    code.method.visitMethodInsn(
        INVOKESTATIC,
        wide ? "java/lang/Long" : "java/lang/Integer",
        left ? "rotateLeft" : "rotateRight",
        wide ? "(JI)J" : "(II)I",
        false);
    if (!wide) {
      code.op(I2L);
    }
  }

  private void multiply(List<Place> places, int stack, boolean needed, Label leave) {
    General to = (General) places.get(0);
    Place left = places.size() == 2 ? to : places.get(1);
    Place right = places.get(places.size() - 1);
    OperandSize size = to.size();
    Place inMemory = left instanceof InMemory ? left : right;
    MemoryCode.Checked checked = check(inMemory, false, stack, leave);
    read(left, checked);
    code.store(LEFT);
    read(right, checked);
    code.store(RIGHT);
    if (needed) {
      code.push(size.ordinal());
      flags.pushStatus();
      code.load(LEFT);
      code.load(RIGHT);
      code.method.visitMethodInsn(INVOKESTATIC, FlagCode.LAZY, "product", "(IJJJ)J", false);
      code.store(FLAGS_A);
      flags.kind(LazyFlags.KNOWN);
    }
    code.load(LEFT);
    code.load(RIGHT);
    code.op(LMUL);
    write(to);
  }

  private void bitTest(List<Place> places, int stack, boolean needed, Label leave) {
    MemoryCode.Checked checked = check(places.get(0), false, stack, leave);
    if (!needed) {
      return;
    }
    OperandSize size = sizeOf(places.get(0));
    flags.pushStatus();
    read(places.get(0), checked);
    read(places.get(1), null);
    code.op(L2I);
    code.push(size.bits() - 1);
    code.ops(IAND, LUSHR);
    code.push(1L);
    code.op(LAND);
    code.method.visitMethodInsn(INVOKESTATIC, FlagCode.LAZY, "bit", "(JJ)J", false);
    code.store(FLAGS_A);
    flags.kind(LazyFlags.KNOWN);
  }

  // Conditions

  private void set(Condition condition, Place to, int stack, Label leave) {
    MemoryCode.Checked checked = check(to, true, stack, leave);
    Label holds = new Label();
    Label end = new Label();
    flags.jump(condition, holds);
    code.push(0L);
    code.jump(end);
    code.bind(holds);
    code.push(1L);
    code.bind(end);
    write(to, checked);
  }

  private void conditionalMove(Condition condition, List<Place> places, int stack, Label leave) {
    General to = (General) places.get(0);
    MemoryCode.Checked checked = check(places.get(1), false, stack, leave);
    read(places.get(1), checked);
    code.store(LEFT);
    Label holds = new Label();
    flags.jump(condition, holds);
    read(to, null);
    code.store(LEFT);
    code.bind(holds);
    code.load(LEFT);
    write(to);
  }

  // The stack

  private static InMemory stackSlot(int displacement) {
    return new InMemory(false, RSP, InMemory.NONE, 0, displacement, 8, false);
  }

  private void pushStack(Place from, int stack, Label leave) {
    MemoryCode.Checked checked = memory.check(stackSlot(-8), true, stack, framed, leave);
    memory.store(checked, 8, 0, () -> read(from, null));
    moveStackPointer(-8);
  }

  /** CALL's half of the work: pushes where it returns to. */
  void pushReturn(long address, int stack, Label leave) {
    pushStack(new Constant(address, OperandSize.QWORD), stack, leave);
  }

  /** The popped value is in {@link Variables#VALUE}. */
  void popStack(int stack, Label leave) {
    MemoryCode.Checked checked = memory.check(stackSlot(0), false, stack, framed, leave);
    memory.load(checked);
    code.store(VALUE);
    moveStackPointer(8);
  }

  /** Takes {@link #popStack} back. */
  void unpop() {
    moveStackPointer(-8);
  }

  private void moveStackPointer(long distance) {
    code.load(general(RSP));
    code.push(distance);
    code.op(LADD);
    code.store(general(RSP));
  }

  // Vectors

  private void moveVector(List<Place> places, int stack, Label leave) {
    if (places.get(0) instanceof InMemory to) {
      MemoryCode.Checked checked = memory.check(to, true, stack, framed, leave);
      int from = 2 * ((Xmm) places.get(1)).number();
      memory.store(checked, 8, 0, () -> half(from));
      memory.store(checked, 8, 8, () -> half(from + 1));
      return;
    }
    int to = 2 * ((Xmm) places.get(0)).number();
    if (places.get(1) instanceof InMemory from) {
      MemoryCode.Checked checked = memory.check(from, false, stack, framed, leave);
      memory.load(checked, 8, 0);
      code.store(LEFT);
      memory.load(checked, 8, 8);
      code.store(RIGHT);
      setHalf(to, () -> code.load(LEFT));
      setHalf(to + 1, () -> code.load(RIGHT));
    } else {
      int from = 2 * ((Xmm) places.get(1)).number();
      setHalf(to, () -> half(from));
      setHalf(to + 1, () -> half(from + 1));
    }
  }

  private void xorVector(Xmm to, Xmm from) {
    for (int i = 0; i < 2; i++) {
      int half = i;
      setHalf(
          2 * to.number() + half,
          () -> {
            if (to.number() == from.number()) {
              code.push(0L);
            } else {
              half(2 * to.number() + half);
              half(2 * from.number() + half);
              code.op(LXOR);
            }
          });
    }
  }

  private void half(int index) {
    code.loadObject(VECTORS);
    code.push(index);
    code.op(LALOAD);
  }

  private void setHalf(int index, Runnable value) {
    code.loadObject(VECTORS);
    code.push(index);
    value.run();
    code.op(LASTORE);
  }
}
