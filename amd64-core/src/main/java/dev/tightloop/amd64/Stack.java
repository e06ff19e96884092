package dev.tightloop.amd64;

/**
 * PUSH, POP, PUSHF, POPF, CALL, RET and LEAVE, each with 64 and with 16 bits. RSP moves only after
 * the memory access went well.
 */
final class Stack {
  private static final int RSP = Gpr.RSP.ordinal();
  private static final int RBP = Gpr.RBP.ordinal();

  /** RF and VM never appear in a pushed image (Intel SDM vol. 2, "PUSHF"). */
  private static final long NOT_PUSHED = Flags.RF | 0x20000;

  /** What POPFQ may change at CPL 3: not IF, not IOPL. RF becomes 0. */
  private static final long POPPED = Flags.STATUS | Flags.TF | Flags.DF | Flags.NT_AC_ID;

  private Stack() {}

  /** PUSH RSP pushes the old value. */
  static Operation push(Scalar from) {
    return from.size() == OperandSize.WORD
        ? cpu -> push16(cpu, from.read(cpu))
        : cpu -> push(cpu, from.read(cpu));
  }

  /** POP RSP leaves what was popped; an address that uses RSP sees it already moved. */
  static Operation pop(Scalar to) {
    int width = to.size().bytes();
    if (to instanceof MemoryScalar place) {
      return cpu -> {
        long[] general = cpu.registers().general;
        long sp = general[RSP];
        long value = width == 2 ? cpu.memory().read16(sp) : cpu.memory().read64(sp);
        general[RSP] = sp + width;
        long at = place.address(cpu);
        general[RSP] = sp;
        place.writeAt(cpu, at, value);
        general[RSP] = sp + width;
      };
    }
    return cpu -> {
      long[] general = cpu.registers().general;
      long sp = general[RSP];
      long value = width == 2 ? cpu.memory().read16(sp) : cpu.memory().read64(sp);
      general[RSP] = sp + width;
      to.write(cpu, value);
    };
  }

  static Operation pushf(OperandSize size) {
    return size == OperandSize.WORD
        ? cpu -> push16(cpu, cpu.registers().rflags)
        : cpu -> push(cpu, cpu.registers().rflags & ~NOT_PUSHED);
  }

  static Operation popf(OperandSize size) {
    boolean word = size == OperandSize.WORD;
    long changed = word ? POPPED & size.mask() : POPPED;
    return cpu -> {
      Registers registers = cpu.registers();
      long kept = registers.rflags & ~(changed | Flags.RF);
      registers.rflags = kept | (word ? pop16(cpu) : pop(cpu)) & changed;
    };
  }

  static Operation call(Scalar target) {
    if (target.size() == OperandSize.WORD) {
      return cpu -> {
        long to = target.read(cpu);
        push16(cpu, cpu.next());
        cpu.jump(to);
      };
    }
    return cpu -> {
      long to = target.read(cpu);
      if (!Cpu.isCanonical(to)) {
        cpu.memory().require(cpu.registers().general[RSP] - 8, 8, Access.WRITE);
        throw Cpu.badTarget(to);
      }
      push(cpu, cpu.next());
      cpu.jump(to);
    };
  }

  /** The target is looked at before RSP moves, so that RET itself can fault. */
  static Operation ret(OperandSize size) {
    if (size == OperandSize.WORD) {
      return cpu -> cpu.jump(pop16(cpu));
    }
    return cpu -> {
      long[] general = cpu.registers().general;
      cpu.jumpAnywhere(cpu.memory().read64(general[RSP]));
      general[RSP] += 8;
    };
  }

  /** RET imm16 drops that many bytes of arguments too. */
  static Operation ret(OperandSize size, Immediate arguments) {
    Operation ret = ret(size);
    long bytes = arguments.value();
    return cpu -> {
      ret.execute(cpu);
      cpu.registers().general[RSP] += bytes;
    };
  }

  static Operation leave(OperandSize size) {
    int width = size.bytes();
    Scalar frame = Scalar.register(RBP, size, true);
    return cpu -> {
      long[] general = cpu.registers().general;
      long at = general[RBP];
      frame.write(cpu, width == 2 ? cpu.memory().read16(at) : cpu.memory().read64(at));
      general[RSP] = at + width;
    };
  }

  private static void push(Cpu cpu, long value) {
    long[] general = cpu.registers().general;
    long sp = general[RSP] - 8;
    cpu.memory().write64(sp, value);
    general[RSP] = sp;
  }

  private static void push16(Cpu cpu, long value) {
    long[] general = cpu.registers().general;
    long sp = general[RSP] - 2;
    cpu.memory().write16(sp, (int) value);
    general[RSP] = sp;
  }

  private static long pop(Cpu cpu) {
    long[] general = cpu.registers().general;
    long value = cpu.memory().read64(general[RSP]);
    general[RSP] += 8;
    return value;
  }

  private static long pop16(Cpu cpu) {
    long[] general = cpu.registers().general;
    long value = cpu.memory().read16(general[RSP]);
    general[RSP] += 2;
    return value;
  }
}
