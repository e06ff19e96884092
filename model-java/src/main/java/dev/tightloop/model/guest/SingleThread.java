package dev.tightloop.model.guest;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.model.Step;
import dev.tightloop.model.ThreadPc;

/** Drives a model of one thread: to user code, through a signal, through one instruction. */
public final class SingleThread {

  private final Model model;
  private final Guest guest;
  private final State state;
  private final int[] steps;

  /**
   * Drives this model.
   *
   * @param guest what is below it; a violation there ends whatever is under way
   */
  public SingleThread(Model model, Guest guest) {
    this.model = model;
    this.guest = guest;
    state = model.state();
    steps = new int[model.mostSteps()];
  }

  /** Lets the scheduler run until a goroutine's own code is next. */
  public void toUserCode() {
    while (!inUserCode() && guest.violation().isEmpty()) {
      step();
    }
  }

  /** sysmon to the signal, the signal to the handler, and back to user code. */
  public void signal() {
    while (!state.thread.pending(0)) {
      model.apply(first(Step.SYSMON));
    }
    step();
    toUserCode();
  }

  /** The thread's next step: a delivery if there is one to make. */
  public void step() {
    model.apply(first("m1"));
  }

  private boolean inUserCode() {
    return state.thread.handler(0) == HandlerPc.none
        && state.thread.pc(0).place() == ThreadPc.Place.LOOP;
  }

  private int first(String actor) {
    int count = model.enabled(steps);
    for (int i = 0; i < count; i++) {
      if (Step.actor(steps[i]).equals(actor)) {
        return steps[i];
      }
    }
    throw new IllegalStateException(actor + " has no step");
  }
}
