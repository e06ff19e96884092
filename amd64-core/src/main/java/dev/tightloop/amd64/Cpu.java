package dev.tightloop.amd64;

/** One processor thread in 64-bit user mode: registers, memory, and a step at a time. */
public final class Cpu {
  private final Registers registers;
  private final Memory memory;
  private final CpuProfile profile;

  /** How many instructions were executed; those that ended in a fault do not count. */
  long instructions;

  private final FloatEnvironment floatEnvironment;

  /** Where the current instruction leads; only meaningful while it executes. */
  private long next;

  public Cpu(Memory memory) {
    this(new Registers(), memory);
  }

  /** A processor on these very registers and this very memory, not on copies. */
  public Cpu(Registers registers, Memory memory) {
    this(registers, memory, CpuProfile.X86_64_V1);
  }

  /** The same, with what CPUID and RDTSC say. */
  public Cpu(Registers registers, Memory memory, CpuProfile profile) {
    this.registers = registers;
    this.memory = memory;
    this.profile = profile;
    this.floatEnvironment = new FloatEnvironment(registers);
  }

  public Registers registers() {
    return registers;
  }

  public Memory memory() {
    return memory;
  }

  /** A processor in the same state with a memory of its own, see {@link Memory#fork}. */
  public Cpu fork() {
    Cpu fork = new Cpu(registers.copy(), memory.fork(), profile);
    fork.instructions = instructions;
    return fork;
  }

  public CpuProfile profile() {
    return profile;
  }

  /**
   * How many instructions were executed. Those that ended in a {@link Fault} do not count; those
   * that ended in a {@link Trap} do.
   */
  public long instructions() {
    return instructions;
  }

  /**
   * Executes exactly one instruction. A string instruction with a repeat prefix is one with all its
   * repetitions, unless TF is set: then a step is one repetition.
   *
   * @throws Fault with registers and memory as they were before, except that {@link
   *     SimdFloatingPoint} shows in MXCSR's sticky bits, and that repetitions of a string
   *     instruction before the one that faults are done
   * @throws Trap with the instruction done; {@link SingleStep} after one that began with TF set
   */
  public void step() {
    boolean singleStep = (registers.rflags & Flags.TF) != 0;
    Instruction instruction = null;
    try {
      instruction = instruction();
      execute(instruction);
    } catch (PageFault fault) {
      throw precise(instruction, fault);
    }
    if (singleStep) {
      throw new SingleStep();
    }
  }

  /**
   * Executes instructions until the budget is spent, or until one is reached, by a jump, that has a
   * translation short enough for the rest of the budget, or that was jumped to {@code threshold}
   * times and may be worth one.
   *
   * @param head counts the first instruction as jumped to
   * @return the instruction at RIP, not executed; null when the budget is spent
   */
  Instruction interpret(long budget, int threshold, boolean head) {
    long end = instructions + budget;
    boolean jumped = head;
    Instruction instruction = null;
    try {
      while (instructions != end) {
        instruction = null;
        instruction = instruction();
        if ((registers.rflags & Flags.TF) != 0) {
          execute(instruction);
          throw new SingleStep();
        }
        Region region = instruction.region;
        if (region != null
            ? region.length() <= end - instructions
            : jumped && instruction.isHot(threshold)) {
          return instruction;
        }
        execute(instruction);
        jumped = registers.rip != instruction.next();
      }
      return null;
    } catch (PageFault fault) {
      throw precise(instruction, fault);
    }
  }

  /** See {@link Region#interpret}. */
  boolean executeAt(Operation operation, long address, long end, long done) {
    registers.rip = address;
    instructions = done;
    next = end;
    operation.execute(this);
    registers.rip = next;
    return next == end;
  }

  /**
   * Executes the translation that begins at RIP.
   *
   * @param budget not less than the region's length
   * @return false, and nothing done, if it wants another stack frame
   */
  boolean run(Region region, long budget) {
    long end = instructions + budget;
    memory.beginRecent();
    long rest = region.run(this, registers, memory, budget);
    if (rest < 0) {
      return false;
    }
    instructions = end - rest;
    return true;
  }

  private void execute(Instruction instruction) {
    next = instruction.next();
    instruction.operation.execute(this);
    registers.rip = next;
    instructions++;
  }

  /**
   * The instruction at RIP, decoded. Decoding happens once an address, until the code's bytes
   * change.
   *
   * @throws PageFault if RIP is not in executable memory
   * @throws UndefinedOpcode if the bytes are no instruction that this core knows
   * @throws GeneralProtection if the instruction is longer than 15 bytes
   */
  public Instruction instruction() {
    long rip = registers.rip;
    Instruction known = memory.decoded(rip);
    if (known != null && known.isAt(rip) && (!known.crossesPage() || known.stillIn(memory))) {
      return known;
    }
    Instruction fresh = Decoder.decode(memory, rip);
    memory.decoded(rip, fresh);
    return fresh;
  }

  FloatEnvironment floatEnvironment() {
    return floatEnvironment;
  }

  /** The current instruction is an undefined opcode unless the profile reports the feature. */
  void require(Feature feature) {
    if (!profile.reports(feature)) {
      Instruction current = instruction();
      throw new UndefinedOpcode(
          current.address(),
          current.bytes(),
          current.mnemonic() + " needs " + feature + ", which this CPUID does not report");
    }
  }

  /** Makes the current instruction lead to {@code target}. */
  void jump(long target) {
    next = target;
  }

  /**
   * The same for a target that may not be canonical: then the instruction that jumps faults, not
   * the one there.
   */
  void jumpAnywhere(long target) {
    if (!isCanonical(target)) {
      throw badTarget(target);
    }
    next = target;
  }

  /** The address after the current instruction, unless it jumped. */
  long next() {
    return next;
  }

  /** Ends the current instruction, for a trap that reports it as done. */
  void finish() {
    registers.rip = next;
    instructions++;
  }

  /** An instruction that will write where it reads asks for both at once. */
  private PageFault asWrite(Instruction instruction, PageFault fault) {
    long begin = instruction.beginOfChange(this, fault.address());
    try {
      memory.require(begin, (int) (fault.address() - begin) + 1, Access.WRITE);
      return new PageFault(fault.address(), Access.WRITE, true);
    } catch (PageFault write) {
      return write;
    }
  }

  static GeneralProtection badTarget(long target) {
    return new GeneralProtection("jump target " + Fault.hex(target) + " is not canonical");
  }

  /** A 47-bit address space: an address outside it and its mirror at the top is not canonical. */
  public static boolean isCanonical(long address) {
    long high = address >> 47;
    return high == 0 || high == -1;
  }

  /**
   * What a processor makes of a fault of this instruction.
   *
   * @param instruction null if it could not even be fetched
   */
  Fault precise(Instruction instruction, PageFault fault) {
    long address = fault.address();
    if (isCanonical(address)) {
      boolean write =
          instruction != null && instruction.isChange() && fault.access() == Access.READ;
      return write ? asWrite(instruction, fault) : fault;
    }
    if (instruction != null && instruction.isOnStack(this, address)) {
      return new StackFault(address);
    }
    return new GeneralProtection("address " + Fault.hex(address) + " is not canonical");
  }
}
