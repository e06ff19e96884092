package dev.tightloop.properties.scenario;

import dev.tightloop.model.guest.GuestViolation;

/**
 * A property that a scenario violates.
 *
 * @param property its name
 * @param message one line for people
 */
public record Violation(String property, String message) {

  /** A standing request on a running goroutine is honoured or withdrawn. */
  public static final String NO_LOST_PREEMPTION = GuestViolation.NO_LOST_PREEMPTION;

  /** Every register, flag and XMM lane, RIP and RSP are as they were at the interruption. */
  public static final String REGISTERS_RESTORED = GuestViolation.REGISTERS_RESTORED;

  /** The memory above the stack pointer is untouched. */
  public static final String STACK_UNTOUCHED = GuestViolation.STACK_UNTOUCHED;

  /** asyncPreempt is injected into user code only, and never into itself. */
  public static final String SAFE_POINT_ONLY = GuestViolation.SAFE_POINT_ONLY;

  /** A program computes what it computes alone. */
  public static final String RESULT_UNCHANGED = "ResultUnchanged";
}
