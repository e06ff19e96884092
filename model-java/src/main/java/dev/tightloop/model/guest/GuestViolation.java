package dev.tightloop.model.guest;

/**
 * Something that happened at the register level and must not.
 *
 * @param invariant its name
 * @param message one line for people: who, where, what was and what is
 */
public record GuestViolation(String invariant, String message) {

  /** A goroutine that continues finds its registers changed. */
  public static final String REGISTERS_RESTORED = "RegistersRestored";

  /** The memory above a goroutine's stack pointer changed while it was preempted. */
  public static final String STACK_UNTOUCHED = "StackUntouched";

  /** asyncPreempt was injected where the goroutine cannot be preempted. */
  public static final String SAFE_POINT_ONLY = "SafePointOnly";

  /** The stack check in a prologue decided otherwise than the model. */
  public static final String STACK_CHECK = "StackCheck";

  /** A stack check in what asyncPreempt2 calls found the request that asyncPreempt honours. */
  public static final String NO_NEWSTACK_IN_ASYNC_PREEMPT = "NoNewstackInAsyncPreempt";

  /** A stack check sent a goroutine to morestack that has stack enough and no request. */
  public static final String GROWS_SHORT_STACKS_ONLY = "GrowsShortStacksOnly";

  /** The handler of a Go thread is not on its signal stack. */
  public static final String HANDLER_ON_SIGNAL_STACK = "HandlerOnSignalStack";

  /** An injected call used more stack than there was. */
  public static final String STACK_BOUNDED = "StackBounded";

  /** Code took another goroutine's g for its own. */
  public static final String G_IS_OWN = "GIsOwn";

  /** Registers, a frame or a stack do not hold what the state says of them. */
  public static final String PROJECTION = "Projection";

  /** A request was not honoured although it should have been. */
  public static final String NO_LOST_PREEMPTION = "NoLostPreemption";

  /** Machine code faulted. */
  public static final String NO_FAULT = "NoFault";
}
