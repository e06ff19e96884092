package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Refinement",
    sentence = "The machine starts as the contract does.",
    why = "What is proved of the contract would be proved of another machine.",
    reliesOn = {"runtime/proc.go:658 schedinit"})
final class StartsAsContract extends CataloguedStepProperty {

  StartsAsContract(Model model) {
    super(model);
  }

  @Override
  public boolean initially(State state) {
    require(state);
    contract.from();
    mattered = true;
    return contract.init();
  }

  @Override
  public void from(State before) {
    require(before);
  }

  @Override
  public boolean allows(State after) {
    require(after);
    mattered = false;
    return true;
  }
}
