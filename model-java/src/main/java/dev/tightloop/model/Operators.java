package dev.tightloop.model;

/**
 * Operators of the specification's modules that its predicates share with its actions; of the
 * working state.
 */
public final class Operators {

  private final Model model;

  Operators(Model model) {
    this.model = model;
  }

  /** {@code spec/SafePoint.tla SafePC(pc)}. */
  public boolean safePC(ThreadPc pc) {
    return model.safePoint.safePC(pc);
  }

  /** {@code spec/Checkdead.tla Counted}. */
  public int counted() {
    return model.checkdead.counted();
  }

  /** {@code spec/SignalHandler.tla HandlerLoadsThroughNil(mp)}. */
  public boolean handlerLoadsThroughNil(int mp) {
    return model.signalHandler.handlerLoadsThroughNil(mp);
  }

  /** {@code spec/Signals.tla StackCheckFails(t)}. */
  public boolean stackCheckFails(int t) {
    return model.signals.stackCheckFails(t);
  }

  /** {@code spec/Suspend.tla isShrinkStackSafe(gp)}. */
  public boolean isShrinkStackSafe(int gp) {
    return model.suspend.isShrinkStackSafe(gp);
  }

  /** {@code spec/Suspend.tla FlagsStand(gp)}. */
  public boolean flagsStand(int gp) {
    return model.suspend.flagsStand(gp);
  }

  /** {@code spec/Suspend.tla NothingToDo(mp)}. */
  public boolean nothingToDo(int mp) {
    return model.suspend.nothingToDo(mp);
  }

  /** {@code spec/Suspend.tla LoadsThroughNil(mp)}. */
  public boolean loadsThroughNil(int mp) {
    return model.suspend.loadsThroughNil(mp);
  }

  /** {@code spec/SuspendThread.tla Suspended(t)}. */
  public int suspended(int t) {
    return model.suspendThread.suspended(t);
  }

  /** {@code spec/SuspendThread.tla gFromSP(t)}; any g0 if the thread is on no stack of the M. */
  public int gFromSP(int t) {
    return model.suspendThread.gFromSP(t);
  }
}
