package dev.tightloop.amd64;

/** CPUID, RDTSC, XGETBV, MXCSR, segment bases, INT, and what user code may not do. */
final class SystemInstructions {
  private static final int RAX = Gpr.RAX.ordinal();
  private static final int RCX = Gpr.RCX.ordinal();
  private static final int RDX = Gpr.RDX.ordinal();
  private static final int RBX = Gpr.RBX.ordinal();
  private static final long LOW = 0xffffffffL;

  private SystemInstructions() {}

  static Operation cpuid() {
    return cpu -> {
      long[] general = cpu.registers().general;
      CpuProfile profile = cpu.profile();
      int leaf = (int) general[RAX];
      int subleaf = (int) general[RCX];
      general[RAX] = profile.cpuid(leaf, subleaf, Feature.Register.EAX) & LOW;
      general[RBX] = profile.cpuid(leaf, subleaf, Feature.Register.EBX) & LOW;
      general[RCX] = profile.cpuid(leaf, subleaf, Feature.Register.ECX) & LOW;
      general[RDX] = profile.cpuid(leaf, subleaf, Feature.Register.EDX) & LOW;
    };
  }

  /** The counter is that after all instructions before this one. */
  static Operation rdtsc() {
    return cpu -> pair(cpu, cpu.profile().timeStamp(cpu.instructions()));
  }

  /** RDTSC, and in ECX the number of the processor, which is always 0 here. */
  static Operation rdtscp() {
    return cpu -> {
      pair(cpu, cpu.profile().timeStamp(cpu.instructions()));
      cpu.registers().general[RCX] = 0;
    };
  }

  /** Only XCR0 exists. */
  static Operation xgetbv() {
    return cpu -> {
      int number = (int) cpu.registers().general[RCX];
      if (number != 0) {
        throw new GeneralProtection("XGETBV of register " + Integer.toUnsignedString(number));
      }
      pair(cpu, CpuProfile.XCR0);
    };
  }

  static Operation ldmxcsr(Scalar from) {
    return cpu -> cpu.registers().mxcsr = checkedMxcsr((int) from.read(cpu));
  }

  static Operation stmxcsr(Scalar to) {
    return cpu -> to.write(cpu, cpu.registers().mxcsr);
  }

  /**
   * @throws GeneralProtection if a reserved bit is set
   */
  static int checkedMxcsr(int value) {
    if ((value & ~Mxcsr.DEFINED) != 0) {
      throw new GeneralProtection("reserved bits of MXCSR in " + Fault.hex(value & LOW));
    }
    return value;
  }

  /** RDFSBASE and RDGSBASE; {@code slot} is the base's in {@link Registers#general}. */
  static Operation readBase(Scalar to, int slot) {
    return cpu -> to.write(cpu, cpu.registers().general[slot]);
  }

  /** WRFSBASE and WRGSBASE; 32 bits are zero-extended. */
  static Operation writeBase(Scalar from, int slot) {
    return cpu -> {
      long base = from.read(cpu);
      if (!Cpu.isCanonical(base)) {
        throw new GeneralProtection("segment base " + Fault.hex(base) + " is not canonical");
      }
      cpu.registers().general[slot] = base;
    };
  }

  /**
   * INT n. Linux lets user code call gates 3 and 4 only. (It answers gate 0x80 for 32-bit programs
   * as well; to this core that is as forbidden as the others.)
   */
  static Operation interrupt(Immediate number) {
    int gate = (int) number.value();
    return switch (gate) {
      case 3 -> ControlFlow.int3();
      case 4 ->
          cpu -> {
            cpu.finish();
            throw new Overflow();
          };
      default ->
          cpu -> {
            throw new GeneralProtection("INT " + Fault.hex(gate));
          };
    };
  }

  /** MOV from a segment register, zero-extended. */
  static Operation storeSelector(Scalar to, int selector) {
    return cpu -> to.write(cpu, selector);
  }

  /** What only a kernel may do; also IN and OUT, as Linux gives no ports to user code. */
  static Operation privileged() {
    return cpu -> {
      throw new GeneralProtection(cpu.instruction().mnemonic() + " is privileged");
    };
  }

  /** UD0, UD1 and UD2. */
  static Operation undefined() {
    return cpu -> {
      Instruction instruction = cpu.instruction();
      throw new UndefinedOpcode(instruction.address(), instruction.bytes());
    };
  }

  /** Instructions that load segment registers, of which this core has only two bases. */
  static Operation leftOut() {
    return cpu -> {
      Instruction instruction = cpu.instruction();
      throw new UndefinedOpcode(
          instruction.address(),
          instruction.bytes(),
          instruction + " is left out: this core loads no segment register");
    };
  }

  /** EDX:EAX. */
  private static void pair(Cpu cpu, long value) {
    long[] general = cpu.registers().general;
    general[RAX] = value & LOW;
    general[RDX] = value >>> 32;
  }
}
