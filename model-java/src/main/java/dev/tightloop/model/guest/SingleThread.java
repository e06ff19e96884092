package dev.tightloop.model.guest;

import dev.tightloop.model.Action;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.model.Step;

/** Drives a model of one thread: to user code, through a signal, through one instruction. */
public final class SingleThread {

  private static final int NONE = -1;

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
      model.apply(first(model.configuration().sysmon()));
    }
    step();
    toUserCode();
  }

  /** The thread's next step: a delivery if there is one to make. */
  public void step() {
    model.apply(first(0));
  }

  private boolean inUserCode() {
    return state.thread.handler(0) == HandlerPc.none && state.thread.pc(0).isLoop();
  }

  private int first(int thread) {
    int count = model.enabled(steps);
    int first = NONE;
    for (int i = 0; i < count; i++) {
      if (Step.thread(steps[i], model.configuration()) == thread) {
        if (Step.action(steps[i]) == Action.deliver) {
          return steps[i];
        }
        first = first == NONE ? steps[i] : first;
      }
    }
    if (first == NONE) {
      throw new IllegalStateException(model.configuration().thread(thread) + " has no step");
    }
    return first;
  }
}
