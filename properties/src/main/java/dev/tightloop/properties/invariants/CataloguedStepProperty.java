package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;

/** A property of the catalogue of single steps of one model's working state. */
abstract class CataloguedStepProperty implements StepProperty {

  final Contract contract;

  /** What {@link #mattered} says. */
  boolean mattered;

  final int goroutines;
  final int machines;
  private final State of;

  CataloguedStepProperty(Model model) {
    contract = new Contract(model);
    goroutines = model.configuration().goroutines();
    machines = model.configuration().machines();
    of = model.state();
  }

  @Override
  public final String name() {
    return getClass().getSimpleName();
  }

  /** Most say nothing of an initial state. */
  @Override
  public boolean initially(State state) {
    require(state);
    mattered = false;
    return true;
  }

  @Override
  public final boolean mattered() {
    return mattered;
  }

  final void require(State state) {
    if (state != of) {
      throw new IllegalArgumentException(name() + " is about its model's working state alone");
    }
  }
}
