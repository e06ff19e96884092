package dev.tightloop.properties.registers;

import dev.tightloop.model.guest.GuestFault;
import dev.tightloop.model.guest.GuestViolation;

/**
 * Faults below the specification that a {@link RegisterWalk} finds, because what the core has is
 * not what the state says. Random programs find some of them by what comes of that.
 */
public enum WalkFault {
  prologueBranchesSigned(
      GuestFault.PROLOGUE_BRANCHES_SIGNED,
      "Cooperative",
      GuestViolation.STACK_CHECK,
      "a prologue takes stackPreempt for a negative number, below every stack"),
  pushCallUsesRBX(
      GuestFault.PUSH_CALL_USES_RBX,
      "Smallest",
      GuestViolation.PROJECTION,
      "pushCall uses the RBX of the kernel's frame for itself"),
  pushCallInvertsCarry(
      GuestFault.PUSH_CALL_INVERTS_CARRY,
      "Smallest",
      GuestViolation.PROJECTION,
      "pushCall changes the carry flag in the kernel's frame"),
  mcallMiscountsSP(
      GuestFault.MCALL_MISCOUNTS_SP,
      "Smallest",
      GuestViolation.PROJECTION,
      "mcall notes a stack pointer that is eight bytes off");

  private final GuestFault seed;
  private final String configuration;
  private final String caughtBy;
  private final String sentence;

  WalkFault(GuestFault seed, String configuration, String caughtBy, String sentence) {
    this.seed = seed;
    this.configuration = configuration;
    this.caughtBy = caughtBy;
    this.sentence = sentence;
  }

  /** The fault. */
  public GuestFault seed() {
    return seed;
  }

  /** The configuration on which a walk finds it, {@code spec/NAME.cfg}. */
  public String configuration() {
    return configuration;
  }

  /** The claim that it violates there. */
  public String caughtBy() {
    return caughtBy;
  }

  /** What is wrong, in one sentence. */
  public String sentence() {
    return sentence;
  }
}
