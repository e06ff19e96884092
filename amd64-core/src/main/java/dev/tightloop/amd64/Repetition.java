package dev.tightloop.amd64;

/**
 * A string instruction with a repeat prefix (Intel SDM vol. 2, "REP/REPE/REPZ/REPNE/REPNZ"): RCX
 * counts down, or ECX with prefix 67.
 *
 * <p>A step is the whole repetition. A fault in the middle leaves RCX, RSI and RDI, and after CMPS
 * and SCAS the flags, as the elements before it did; RIP stays, so that stepping again goes on
 * there. (The flags are as AMD's processors leave them; Intel's restore those from before.) With TF
 * set a step is one element, as a processor then traps after each.
 */
final class Repetition implements Operation {
  private static final int RCX = Gpr.RCX.ordinal();

  private final Strings.Elements elements;
  private final long mask;
  private final long tested;
  private final long wanted;

  private Repetition(Strings.Elements elements, Prefixes prefixes, long tested, long wanted) {
    this.elements = elements;
    this.mask = prefixes.addressMask();
    this.tested = tested;
    this.wanted = wanted;
  }

  /** REP, which F2 is as well where nothing is compared. */
  static Operation rep(Strings.Elements elements, Prefixes prefixes) {
    return prefixes.repeat() == 0 ? once(elements) : new Repetition(elements, prefixes, 0, 0);
  }

  /** F3 goes on while elements are equal, F2 while they differ. */
  static Operation whileCompared(Strings.Elements elements, Prefixes prefixes) {
    return switch (prefixes.repeat()) {
      case 0xf3 -> new Repetition(elements, prefixes, Flags.ZF, Flags.ZF);
      case 0xf2 -> new Repetition(elements, prefixes, Flags.ZF, 0);
      default -> once(elements);
    };
  }

  private static Operation once(Strings.Elements elements) {
    return cpu -> elements.process(cpu, 1);
  }

  @Override
  public void execute(Cpu cpu) {
    Registers registers = cpu.registers();
    long[] general = registers.general;
    boolean singleStep = (registers.rflags & Flags.TF) != 0;
    long count = general[RCX] & mask;
    while (count != 0) {
      count -= elements.process(cpu, singleStep ? 1 : count);
      general[RCX] = count;
      if ((registers.rflags & tested) != wanted) {
        return;
      }
      if (singleStep) {
        if (count != 0) {
          cpu.jump(registers.rip);
        }
        return;
      }
    }
  }
}
