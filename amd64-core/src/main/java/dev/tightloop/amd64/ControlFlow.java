package dev.tightloop.amd64;

/** JMP, Jcc, SETcc, CMOVcc and the instructions that do nothing or stop. */
final class ControlFlow {
  private ControlFlow() {}

  static Operation jmp(Immediate target) {
    long to = target.value();
    return Cpu.isCanonical(to) ? cpu -> cpu.jump(to) : cpu -> cpu.jumpAnywhere(to);
  }

  static Operation jmp(Scalar target) {
    return cpu -> cpu.jumpAnywhere(target.read(cpu));
  }

  static Operation jcc(Condition condition, Immediate target) {
    long to = target.value();
    if (!Cpu.isCanonical(to)) {
      return cpu -> {
        if (condition.holds(cpu.registers().rflags)) {
          throw Cpu.badTarget(to);
        }
      };
    }
    return cpu -> {
      if (condition.holds(cpu.registers().rflags)) {
        cpu.jump(to);
      }
    };
  }

  static Operation setcc(Condition condition, Scalar to) {
    return cpu -> to.write(cpu, condition.holds(cpu.registers().rflags) ? 1 : 0);
  }

  /**
   * The source is read, and may fault, in any case; a 32-bit destination loses its upper half in
   * any case.
   */
  static Operation cmovcc(Condition condition, Scalar to, Scalar from) {
    return cpu -> {
      long value = from.read(cpu);
      to.write(cpu, condition.holds(cpu.registers().rflags) ? value : to.read(cpu));
    };
  }

  static Operation nothing() {
    return cpu -> {};
  }

  /** Faults as a load of a byte does. */
  static Operation touch(Scalar operand) {
    return operand::read;
  }

  static Operation int3() {
    return cpu -> {
      long address = cpu.registers().rip;
      cpu.finish();
      throw new Breakpoint(address);
    };
  }

  static Operation syscall() {
    return cpu -> {
      Registers registers = cpu.registers();
      registers.gpr(Gpr.RCX, cpu.next());
      registers.gpr(Gpr.R11, registers.rflags);
      cpu.finish();
      throw new SystemCall();
    };
  }
}
