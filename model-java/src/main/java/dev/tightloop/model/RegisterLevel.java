package dev.tightloop.model;

/**
 * What happens to registers and memory while the runtime's steps are taken; the second half of
 * every action that touches them. The model calls it with the state as it is before the thread's
 * own record changes.
 *
 * <p>An action may stand for many instructions. A method that returns boolean executes one of them
 * and says whether it was the last: only then does the action take effect in the state. A signal
 * can come in between, which is what the abstraction promises to be harmless.
 *
 * <p>A method without a body here needs none where there are no registers.
 */
public interface RegisterLevel {

  /**
   * One instruction of the goroutine on this thread.
   *
   * @return where in the loop the goroutine is now
   */
  ThreadPc userInstruction(State s, int mp);

  /**
   * Whether the goroutine, at {@code Loop[1]}, may do something else than its next instruction: not
   * amid one that takes several steps.
   */
  default boolean isAtPlace(State s, int mp) {
    return true;
  }

  /** The goroutine calls a function of its own program, up to that one's first instruction. */
  default void call(State s, int mp) {}

  /** The called function's prologue finds enough stack, and the function returns. */
  default void prologueEnough(State s, int mp) {}

  /** The prologue's compare, which finds too little stack. */
  default void prologueShort(State s, int mp) {}

  /** The branch after it, up to where morestack has left for g0. */
  default void morestack(State s, int mp) {}

  /** The goroutine calls a function of the runtime, if it is not in one already. */
  default void callRuntime(State s, int mp) {}

  /** {@code spec/Runtime.tla BackInLoop}: the runtime function returns to the loop's beginning. */
  default void backInLoop(State s, int mp) {}

  /** tgkill sets SIGURG's pending bit of the thread; {@code spec/Sysmon.tla preemptM_tgkill}. */
  default void tgkill(State s, int t) {}

  /** {@code spec/SignalHandler.tla raisebadsignal}: SIGURG's action is to ignore it, or ours. */
  default void setsig(State s, boolean ignored) {}

  /**
   * The kernel writes a frame and enters the handler, or drops an ignored signal; {@code
   * spec/Signals.tla deliver}.
   */
  default void deliver(State s, int t) {}

  /**
   * Whether the PC in the frame is a safe point of the goroutine's own code, and its stack has room
   * for the call: those tests of {@code runtime/preempt.go isAsyncSafePoint} that need registers.
   */
  boolean isSafePC(State s, int mp);

  /** {@code runtime/signal_amd64.go pushCall} edits stack and frame. */
  default void pushCall(State s, int mp) {}

  /** rt_sigreturn; {@code spec/Signals.tla sigreturn}. */
  default void sigreturn(State s, int t) {}

  /** An instruction of asyncPreempt up to and with its CALL of asyncPreempt2. */
  boolean asyncPreemptSave(State s, int mp);

  /** mcall or systemstack notes the goroutine's stack pointer and leaves its stack. */
  default void mcall(State s, int mp) {}

  /** gogo continues a goroutine on this thread: in the loop, a prologue, or the runtime. */
  default void gogo(State s, int mp) {}

  /** An instruction of asyncPreempt from behind its CALL up to and with its RET. */
  boolean asyncPreemptRestore(State s, int mp);

  /** The thread that was {@code from} is {@code to} from here; needm and dropm. */
  default void become(State s, int from, int to) {}

  /** Everything below the state that steps change, to come back to; null if there is nothing. */
  default Object snapshot() {
    return null;
  }

  /** Comes back to a snapshot of the same object, which stays good. */
  default void restore(Object snapshot) {}
}
