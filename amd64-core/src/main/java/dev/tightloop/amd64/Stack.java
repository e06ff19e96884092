package dev.tightloop.amd64;

/** PUSH, POP, PUSHFQ, POPFQ, CALL and RET. RSP moves only after the memory access went well. */
final class Stack {
  private static final int RSP = Gpr.RSP.ordinal();

  /** RF and VM never appear in a pushed image (Intel SDM vol. 2, "PUSHF"). */
  private static final long NOT_PUSHED = Flags.RF | 0x20000;

  /** What POPFQ may change at CPL 3: not IF, not IOPL. RF becomes 0. */
  private static final long POPPED = Flags.STATUS | Flags.TF | Flags.DF | Flags.NT_AC_ID;

  private Stack() {}

  /** PUSH RSP pushes the old value. */
  static Operation push(Scalar from) {
    if (from.size() == OperandSize.WORD) {
      return cpu -> {
        long[] general = cpu.registers().general;
        cpu.memory().write16(general[RSP] - 2, (int) from.read(cpu));
        general[RSP] -= 2;
      };
    }
    return cpu -> push(cpu, from.read(cpu));
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

  static Operation pushfq() {
    return cpu -> push(cpu, cpu.registers().rflags & ~NOT_PUSHED);
  }

  static Operation popfq() {
    return cpu -> {
      Registers registers = cpu.registers();
      long kept = registers.rflags & ~(POPPED | Flags.RF);
      registers.rflags = kept | pop(cpu) & POPPED;
    };
  }

  static Operation call(Scalar target) {
    return cpu -> {
      long to = target.read(cpu);
      push(cpu, cpu.next());
      cpu.jump(to);
    };
  }

  static Operation ret() {
    return cpu -> cpu.jump(pop(cpu));
  }

  /** RET imm16 drops that many bytes of arguments too. */
  static Operation ret(Scalar arguments) {
    return cpu -> {
      cpu.jump(pop(cpu));
      cpu.registers().general[RSP] += arguments.read(cpu);
    };
  }

  static Operation leave() {
    int rbp = Gpr.RBP.ordinal();
    return cpu -> {
      long[] general = cpu.registers().general;
      long frame = general[rbp];
      general[rbp] = cpu.memory().read64(frame);
      general[RSP] = frame + 8;
    };
  }

  private static void push(Cpu cpu, long value) {
    long[] general = cpu.registers().general;
    long sp = general[RSP] - 8;
    cpu.memory().write64(sp, value);
    general[RSP] = sp;
  }

  private static long pop(Cpu cpu) {
    long[] general = cpu.registers().general;
    long value = cpu.memory().read64(general[RSP]);
    general[RSP] += 8;
    return value;
  }
}
