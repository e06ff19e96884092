package dev.tightloop.model.gobinary;

/**
 * The answer for one instruction.
 *
 * @param safe whether an asynchronous preemption is possible here
 * @param reason why, or why not
 * @param resumePc where the goroutine goes on afterwards; 0 if it cannot be preempted here
 */
public record SafePoint(boolean safe, SafePointReason reason, long resumePc) {

  static SafePoint safe(SafePointReason reason, long resumePc) {
    return new SafePoint(true, reason, resumePc);
  }

  static SafePoint unsafe(SafePointReason reason) {
    return new SafePoint(false, reason, 0);
  }
}
