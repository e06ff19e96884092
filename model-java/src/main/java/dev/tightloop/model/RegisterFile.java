package dev.tightloop.model;

/**
 * The abstract contents of a register file, {@code spec/Registers.tla}, as a long: a byte for each
 * class of {@link RegisterClass}, in its order from the lowest. A byte is 0 for Garbage, and
 * otherwise says "as goroutine gp left it on its way to this place of its own code"; for SP, what
 * lies on top of gp's stack.
 */
public final class RegisterFile {

  /** The classes of registers, {@code spec/Registers.tla RegisterClass}. */
  public enum RegisterClass {
    GPR,
    Flags,
    VectorLow,
    VectorHigh,
    SP
  }

  /** What lies on top of the goroutine's stack, {@code spec/Registers.tla StackTop}. */
  public enum StackTop {
    user,
    asyncPreempt,
    saveArea
  }

  /** No register file is stored here. */
  public static final long NIL = -1;

  /** Garbage in every class, {@code Clobbered}. */
  public static final long CLOBBERED = 0;

  /** All classes, as sets of them are given: bit by bit. */
  public static final int ALL = (1 << RegisterClass.values().length) - 1;

  /** Cells of a register file. */
  static final int SIZE = RegisterClass.values().length;

  private static final int PLACES = 16;
  private static final int SP = RegisterClass.SP.ordinal();

  private final int live;

  RegisterFile(Configuration constants) {
    live = constants.registers(Configuration.RegisterSet.LiveRegisters);
  }

  /** The byte that says [g |-> gp, pc |-> place]. */
  public static int content(int gp, int place) {
    return 1 + gp * PLACES + place;
  }

  /** The goroutine of a byte that is not Garbage. */
  public static int goroutine(int content) {
    return (content - 1) / PLACES;
  }

  /**
   * The place of a byte that is not Garbage: a {@link ThreadPc}'s or a {@link StackTop}'s number.
   */
  public static int place(int content) {
    return (content - 1) % PLACES;
  }

  /** The byte of a class. */
  public static int content(long registers, RegisterClass registerClass) {
    return (int) (registers >>> Byte.SIZE * registerClass.ordinal()) & 0xff;
  }

  /** A register file with these bytes, in the order of the classes. */
  public static long of(int... contents) {
    long registers = 0;
    for (int i = 0; i < SIZE; i++) {
      registers |= (long) contents[i] << Byte.SIZE * i;
    }
    return registers;
  }

  /** {@code RegistersOf(gp, pc)}. */
  public long registersOf(int gp, ThreadPc pc) {
    long left = content(gp, pc.ordinal());
    long registers = (long) content(gp, StackTop.user.ordinal()) << Byte.SIZE * SP;
    for (int i = 0; i < SP; i++) {
      if ((live >> i & 1) != 0) {
        registers |= left << Byte.SIZE * i;
      }
    }
    return registers;
  }

  /** {@code Saved(registers, classes)}. */
  public static long saved(long registers, int classes) {
    return registers & bytes(classes);
  }

  /** {@code MoveSP(registers, from, to)}. */
  public static long moveSP(long registers, StackTop from, StackTop to) {
    int content = content(registers, RegisterClass.SP);
    long rest = registers & ~(0xffL << Byte.SIZE * SP);
    if (content == 0 || place(content) != from.ordinal()) {
      return rest;
    }
    return rest | (long) content(goroutine(content), to.ordinal()) << Byte.SIZE * SP;
  }

  /** {@code Computed(registers, gp, pc, nextpc)}. */
  public long computed(long registers, int gp, ThreadPc pc, ThreadPc nextpc) {
    long before = registersOf(gp, pc);
    long after = registersOf(gp, nextpc);
    if (registers == before) {
      return after;
    }
    long computed = 0;
    for (int i = 0; i < SIZE; i++) {
      long mask = 0xffL << Byte.SIZE * i;
      if ((registers & mask) == (before & mask)) {
        computed |= after & mask;
      }
    }
    return computed;
  }

  /** {@code RegistersRight(registers, gp, pc)}. */
  public boolean right(long registers, int gp, ThreadPc pc) {
    long right = registersOf(gp, pc);
    return registers == right || ((registers ^ right) & bytes(live)) == 0;
  }

  private static long bytes(int classes) {
    long bytes = 0;
    for (int i = 0; i < SIZE; i++) {
      if ((classes >> i & 1) != 0) {
        bytes |= 0xffL << Byte.SIZE * i;
      }
    }
    return bytes;
  }

  static long read(byte[] cells, int at) {
    if (cells[at] == (byte) NIL) {
      return NIL;
    }
    long registers = 0;
    for (int i = 0; i < SIZE; i++) {
      registers |= (cells[at + i] & 0xffL) << Byte.SIZE * i;
    }
    return registers;
  }

  static void write(byte[] cells, int at, long registers) {
    for (int i = 0; i < SIZE; i++) {
      cells[at + i] = (byte) (registers >>> Byte.SIZE * i);
    }
  }
}
