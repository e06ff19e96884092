package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Refinement",
    sentence =
        "Each step of the machine is one of the contract's, or changes nothing of what the contract is about.",
    why = "",
    reliesOn = {})
final class RefinesContract extends CataloguedStepProperty {

  RefinesContract(Model model) {
    super(model);
  }

  @Override
  public boolean initially(State state) {
    require(state);
    return true;
  }

  @Override
  public void from(State before) {
    require(before);
    contract.from();
  }

  @Override
  public boolean allows(State after) {
    require(after);
    contract.to();
    return contract.nextOrNothing();
  }
}
