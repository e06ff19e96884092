package dev.tightloop.amd64;

/** One processor thread in 64-bit user mode: registers, memory, and a step at a time. */
public final class Cpu {
  private final Registers registers;
  private final Memory memory;

  /** Where the current instruction leads; only meaningful while it executes. */
  private long next;

  /** How many instructions are done. */
  private long instructions;

  public Cpu(Memory memory) {
    this(new Registers(), memory);
  }

  /** A processor on these very registers and this very memory, not on copies. */
  public Cpu(Registers registers, Memory memory) {
    this.registers = registers;
    this.memory = memory;
  }

  public Registers registers() {
    return registers;
  }

  public Memory memory() {
    return memory;
  }

  /** How many instructions this processor has done; a faulting one does not count. */
  public long instructions() {
    return instructions;
  }

  /** A processor in the same state with a memory of its own, see {@link Memory#fork}. */
  public Cpu fork() {
    Cpu fork = new Cpu(registers.copy(), memory.fork());
    fork.instructions = instructions;
    return fork;
  }

  /**
   * Executes exactly one instruction.
   *
   * @throws Fault with registers and memory as they were before
   * @throws Trap with the instruction done; {@link SingleStep} after one that began with TF set
   * @throws UnsupportedOperationException for floating point with other control bits in MXCSR than
   *     at reset; nothing has changed then
   */
  public void step() {
    boolean singleStep = (registers.rflags & Flags.TF) != 0;
    try {
      execute(instruction());
    } catch (PageFault fault) {
      throw precise(fault);
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
    try {
      while (instructions != end) {
        Instruction instruction = instruction();
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
        jumped = registers.rip != instruction.end();
      }
      return null;
    } catch (PageFault fault) {
      throw precise(fault);
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
    next = instruction.end();
    try {
      instruction.operation.execute(this);
    } catch (Trap trap) {
      instructions++;
      throw trap;
    }
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

  /** Makes the current instruction lead to {@code target}. */
  void jump(long target) {
    next = target;
  }

  /** The address after the current instruction, unless it jumped. */
  long next() {
    return next;
  }

  /** Ends the current instruction, for a trap that reports it as done. */
  void finish() {
    registers.rip = next;
  }

  /** A 47-bit address space: an address outside it and its mirror at the top is not canonical. */
  private static Fault precise(PageFault fault) {
    long high = fault.address() >> 47;
    if (high == 0 || high == -1) {
      return fault;
    }
    return new GeneralProtection("address " + Fault.hex(fault.address()) + " is not canonical");
  }
}
