package dev.tightloop.linux;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.PageFault;
import dev.tightloop.amd64.Registers;

/**
 * A thread as the kernel sees it between two of its instructions: registers, memory, and the state
 * of its signals.
 *
 * <pre>
 *               send               deliver                    handler returns
 *   nothing ---------&gt; pending ----------&gt; in the handler ---------------&gt; sigreturn
 *                      |     ^
 *                      +-----+
 *                send: coalesced
 *
 *   deliver     frame in memory, registers at the handler, signal blocked
 *   sigreturn   registers, mask and alternate stack are what the frame says now
 * </pre>
 *
 * <p>Running instructions is not its business: give {@link #registers} and {@link #memory} to a
 * processor of the core. The two are the live objects, not copies.
 */
public final class GuestThread {

  private final Registers registers;
  private final Memory memory;
  private final SignalActions actions;
  private final SaveSet saveSet;
  private final PendingSignals pending;
  private long mask;
  private SignalStack signalStack;

  /** A thread whose kernel saves everything. */
  public GuestThread(Registers registers, Memory memory, SignalActions actions) {
    this(registers, memory, actions, SaveSet.FULL);
  }

  public GuestThread(Registers registers, Memory memory, SignalActions actions, SaveSet saveSet) {
    this(registers, memory, actions, saveSet, new PendingSignals());
  }

  private GuestThread(
      Registers registers,
      Memory memory,
      SignalActions actions,
      SaveSet saveSet,
      PendingSignals pending) {
    this.registers = registers;
    this.memory = memory;
    this.actions = actions;
    this.saveSet = saveSet;
    this.pending = pending;
    this.signalStack = SignalStack.DISABLED;
  }

  public Registers registers() {
    return registers;
  }

  public Memory memory() {
    return memory;
  }

  public SignalActions actions() {
    return actions;
  }

  public SaveSet saveSet() {
    return saveSet;
  }

  /** Blocked signals, bit 0 is signal 1. */
  public long mask() {
    return mask;
  }

  /**
   * Blocks exactly these signals, except the two nobody can; mirrors {@code set_current_blocked}.
   */
  public void mask(long blocked) {
    mask = blocked & ~Signals.UNBLOCKABLE;
  }

  /** Pending signals, bit 0 is signal 1. */
  public long pending() {
    return pending.bits();
  }

  public SignalStack signalStack() {
    return signalStack;
  }

  /**
   * Sets the alternate stack; mirrors {@code do_sigaltstack} of {@code kernel/signal.c}.
   *
   * @throws IllegalStateException if the thread is running on the one it has
   */
  public void signalStack(SignalStack stack) {
    if (signalStack.contains(registers.gpr(Gpr.RSP))) {
      throw new IllegalStateException("the alternate stack is in use and cannot be replaced");
    }
    signalStack = stack;
  }

  /** Sends a signal as a thread of the same process would with {@code tgkill}. */
  public SendResult send(int signal) {
    return send(SignalInfo.tkill(signal, 0, 0));
  }

  /**
   * Sends a signal. Mirrors {@code __send_signal_locked} and {@code sig_ignored} of {@code
   * kernel/signal.c}: a blocked signal becomes pending even if it is ignored now, because that may
   * have changed when it is unblocked.
   */
  public SendResult send(SignalInfo info) {
    int signal = info.signal();
    boolean blocked = (mask & Signals.bit(signal)) != 0;
    if (!blocked && actions.action(signal).ignores(signal)) {
      return SendResult.IGNORED;
    }
    return pending.add(info) ? SendResult.PENDING : SendResult.COALESCED;
  }

  /**
   * Sends a signal that cannot wait, such as the one for a faulting instruction. If the thread
   * blocks or ignores it, both come to an end, with the default action. Mirrors {@code
   * force_sig_info_to_task} of {@code kernel/signal.c}.
   */
  public void force(SignalInfo info) {
    force(info, false);
  }

  private void force(SignalInfo info, boolean fatal) {
    int signal = info.signal();
    SignalAction action = actions.action(signal);
    boolean blocked = (mask & Signals.bit(signal)) != 0;
    if (fatal || blocked || action.handler() == SignalAction.SIG_IGN) {
      actions.sigaction(signal, action.reset());
      mask &= ~Signals.bit(signal);
    }
    pending.add(info);
  }

  /** Whether some signal is pending and not blocked; {@link #deliver} may still drop it. */
  public boolean deliverable() {
    return (pending.bits() & ~mask) != 0;
  }

  /**
   * Takes one signal: builds its frame and enters its handler. Ignored signals met on the way are
   * dropped. Mirrors {@code get_signal} of {@code kernel/signal.c} and {@code handle_signal} of
   * {@code arch/x86/kernel/signal.c}.
   */
  public Delivery deliver() {
    for (SignalInfo info = pending.take(mask); info != null; info = pending.take(mask)) {
      int signal = info.signal();
      SignalAction action = actions.action(signal);
      if (action.ignores(signal)) {
        continue;
      }
      if (action.handler() == SignalAction.SIG_DFL) {
        return new Delivery(Delivery.Outcome.DEFAULT_ACTION, signal, null);
      }
      if (action.has(SignalAction.SA_RESETHAND)) {
        actions.sigaction(signal, action.reset());
      }
      return handle(info, action);
    }
    return Delivery.NOTHING;
  }

  private Delivery handle(SignalInfo info, SignalAction action) {
    int signal = info.signal();
    FramePlacement placement =
        FramePlacement.of(registers.gpr(Gpr.RSP), action, signalStack, saveSet);
    if (!buildFrame(placement, action, info)) {
      forceSegv(signal);
      return new Delivery(Delivery.Outcome.FRAME_FAULT, signal, null);
    }
    RtSigframe frame = new RtSigframe(memory, placement.frame());
    enterHandler(frame, signal, action);
    mask(mask | action.mask() | (action.has(SignalAction.SA_NODEFER) ? 0 : Signals.bit(signal)));
    return new Delivery(Delivery.Outcome.HANDLER, signal, frame);
  }

  /**
   * An action without a restorer has no way back from its handler: the kernel refuses it on amd64.
   */
  private boolean buildFrame(FramePlacement placement, SignalAction action, SignalInfo info) {
    if (placement.overflow() || !action.has(SignalAction.SA_RESTORER)) {
      return false;
    }
    try {
      new SigframeWriter(registers, memory, saveSet)
          .write(placement, action, info, mask, signalStack);
      return true;
    } catch (PageFault fault) {
      return false;
    }
  }

  private void enterHandler(RtSigframe frame, int signal, SignalAction action) {
    registers.gpr(Gpr.RDI, signal);
    registers.gpr(Gpr.RAX, 0);
    registers.gpr(Gpr.RSI, frame.siginfoAddress());
    registers.gpr(Gpr.RDX, frame.ucontextAddress());
    registers.gpr(Gpr.RSP, frame.address());
    registers.rip(action.handler());
    registers.rflags(registers.rflags() & ~(Flags.DF | Flags.TF | Flags.RF));
    FpuImage.reset(registers, saveSet);
  }

  /**
   * Mirrors {@code force_sigsegv} of {@code kernel/signal.c}: a SIGSEGV that cannot be handled is
   * the end.
   */
  private void forceSegv(int failed) {
    force(new SignalInfo(Signals.SIGSEGV, SignalInfo.SI_KERNEL, 0), failed == Signals.SIGSEGV);
  }

  /**
   * The system call that ends a handler. By then the handler's return has taken the restorer's
   * address off the stack, so the frame begins 8 bytes below RSP. Everything the frame holds
   * becomes the thread's state, whoever wrote it. Mirrors {@code rt_sigreturn} of {@code
   * arch/x86/kernel/signal_64.c}.
   *
   * @return false if the frame cannot be read or is not one a processor accepts: SIGSEGV is pending
   *     then
   */
  public boolean sigreturn() {
    long frame = registers.gpr(Gpr.RSP) - Long.BYTES;
    SigframeReader reader = new SigframeReader(registers, memory, saveSet);
    try {
      mask(new RtSigframe(memory, frame).sigmask());
      if (reader.restore(frame)) {
        signalStack = reader.restoreStack(frame, signalStack);
        return true;
      }
    } catch (PageFault fault) {
      // Reported below, like every other bad frame.
    }
    forceSegv(0);
    return false;
  }

  /**
   * The same thread on a fork of its memory, with a table of actions of its own. For a process of
   * one thread; the threads of a larger one fork with {@link #fork(Memory, SignalActions)} onto one
   * copied table.
   */
  public GuestThread fork(Memory forkedMemory) {
    return fork(forkedMemory, actions.copy());
  }

  /** The same thread on a fork of its memory and of its process's actions. */
  public GuestThread fork(Memory forkedMemory, SignalActions forkedActions) {
    GuestThread fork =
        new GuestThread(registers.copy(), forkedMemory, forkedActions, saveSet, pending.copy());
    fork.mask = mask;
    fork.signalStack = signalStack;
    return fork;
  }
}
