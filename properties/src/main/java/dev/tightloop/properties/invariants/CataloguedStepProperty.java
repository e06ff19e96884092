package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;

/** A property of the catalogue of single steps of one model's working state. */
abstract class CataloguedStepProperty implements StepProperty {

  final Contract contract;
  private final State of;

  CataloguedStepProperty(Model model) {
    contract = new Contract(model);
    of = model.state();
  }

  @Override
  public final String name() {
    return getClass().getSimpleName();
  }

  final void require(State state) {
    if (state != of) {
      throw new IllegalArgumentException(name() + " is about its model's working state alone");
    }
  }
}
