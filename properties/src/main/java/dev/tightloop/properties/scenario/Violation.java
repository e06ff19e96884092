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

  /** An injected call stays on the goroutine's stack. */
  public static final String STACK_BOUNDED = GuestViolation.STACK_BOUNDED;

  /** A handler runs on the signal stack. */
  public static final String HANDLER_ON_SIGNAL_STACK = GuestViolation.HANDLER_ON_SIGNAL_STACK;

  /** Who loads g gets the goroutine's own. */
  public static final String G_IS_OWN = GuestViolation.G_IS_OWN;

  /** The stack of a preempted goroutine can be unwound. */
  public static final String STACK_UNWINDABLE = "StackUnwindable";

  /** Its frame pointers lead from frame to frame. */
  public static final String FRAME_POINTERS_CHAIN = "FramePointersChain";

  /** Its pointers lie where they are looked for. */
  public static final String LIVE_POINTERS_VISIBLE = "LivePointersVisible";

  /** A store without the write barrier is made while that is off. */
  public static final String STORE_SEES_BARRIER = "StoreSeesBarrier";

  /** A goroutine goes on on another thread than it was preempted on: nothing violates that. */
  public static final String MIGRATES = "Migrates";

  /** A program computes what it computes alone. */
  public static final String RESULT_UNCHANGED = "ResultUnchanged";
}
