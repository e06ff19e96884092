package dev.tightloop.model;

/**
 * What happens to registers and memory while the runtime's steps are taken; the second half of
 * every action that touches them. The model calls it with the state as it is before the action.
 *
 * <p>An action may stand for many instructions. A method that returns boolean executes one of them
 * and says whether it was the last: only then does the action take effect in the state. A signal
 * can come in between, which is what the abstraction promises to be harmless.
 */
public interface RegisterLevel {

  /**
   * One instruction of the goroutine on this thread.
   *
   * @return where in the loop the goroutine is now
   */
  ThreadPc userInstruction(State s, int mp);

  /** tgkill sets SIGURG's pending bit; {@code spec/Sysmon.tla preemptM_tgkill}. */
  void tgkill(State s, int mp);

  /** The kernel writes a frame and enters the handler; {@code spec/Signals.tla deliver}. */
  void deliver(State s, int mp);

  /**
   * Whether the PC in the frame is a safe point of the goroutine's own code, and its stack has room
   * for the call: those tests of {@code runtime/preempt.go isAsyncSafePoint} that need registers.
   */
  boolean isSafePC(State s, int mp);

  /** {@code runtime/signal_amd64.go pushCall} edits stack and frame. */
  void pushCall(State s, int mp);

  /** rt_sigreturn; {@code spec/Signals.tla sigreturn}. */
  void sigreturn(State s, int mp);

  /** An instruction of asyncPreempt up to and with its CALL of asyncPreempt2. */
  boolean asyncPreemptSave(State s, int mp);

  /** mcall notes the goroutine's stack pointer and leaves its stack. */
  void mcall(State s, int mp);

  /** gogo enters the goroutine's function, or returns to asyncPreempt2, on this thread. */
  void gogo(State s, int mp);

  /** An instruction of asyncPreempt from behind its CALL up to and with its RET. */
  boolean asyncPreemptRestore(State s, int mp);

  /** Everything below the state that steps change, to come back to; null if there is nothing. */
  default Object snapshot() {
    return null;
  }

  /** Comes back to a snapshot of the same object, which stays good. */
  default void restore(Object snapshot) {}
}
