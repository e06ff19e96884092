package dev.tightloop.amd64;

/**
 * Runs a processor in two tiers: {@link Cpu#interpret} executes decoded instructions and counts
 * where jumps go; what is hot gets translated to a {@link Region}. Whoever watches registers,
 * memory, faults and the number of instructions cannot tell which tier did it.
 */
public abstract class Tiers {
  /** A region returns at least this often, so that the JVM can replace its code by better code. */
  private static final long LONGEST = 1 << 20;

  private final Cpu cpu;
  private final int threshold;

  /**
   * @param threshold how many jumps to an instruction make it worth a translation
   */
  protected Tiers(Cpu cpu, int threshold) {
    this.cpu = cpu;
    this.threshold = threshold;
  }

  /**
   * Executes exactly {@code budget} instructions, none if it is 0. {@link Cpu#instructions} says
   * how many were done when an exception ended it early; it counts no further than {@link
   * Long#MAX_VALUE}, where every run ends.
   *
   * @return how many were done
   * @throws IllegalArgumentException if the budget is negative
   * @throws Fault with registers and memory as they were before the instruction
   * @throws Trap with the instruction done
   */
  public final long run(long budget) {
    if (budget < 0) {
      throw new IllegalArgumentException("a budget of " + budget + " instructions is negative");
    }
    long begin = cpu.instructions();
    long end = begin + Math.min(budget, Long.MAX_VALUE - begin);
    boolean jumped = false;
    while (true) {
      Instruction head = cpu.interpret(end - cpu.instructions(), threshold, jumped);
      if (head == null) {
        return end - begin;
      }
      jumped = enter(head, Math.min(end - cpu.instructions(), LONGEST));
    }
  }

  /** Returns whether RIP is where a translation went, so that it counts as a jump's target. */
  private boolean enter(Instruction head, long budget) {
    Memory memory = cpu.memory();
    Region region = head.region;
    if (region == null) {
      region = translate(head, memory, true);
      head.region = region;
    }
    if (region == null || region.length() > budget) {
      return false;
    }
    if (!region.isGood(memory)) {
      head.region = null;
      head.heat = 0;
      return false;
    }
    long before = cpu.instructions();
    if (!cpu.run(region, budget)) {
      Region unframed = region.unframed;
      if (unframed == null || !unframed.isGood(memory)) {
        unframed = translate(head, memory, false);
        region.unframed = unframed;
      }
      if (unframed != null && unframed.length() <= budget) {
        cpu.run(unframed, budget);
      }
    }
    if (cpu.instructions() == before) {
      cpu.step();
      return false;
    }
    return true;
  }

  /**
   * Translates what begins at {@code head}.
   *
   * @param framed may the code rely on its stack frame lying in one page?
   * @return null if that is not worth it
   */
  protected abstract Region translate(Instruction head, Memory memory, boolean framed);

  /** The instruction at an address if it was executed before and its bytes are watched, or null. */
  protected static Instruction known(Memory memory, long address) {
    return memory.known(address);
  }
}
