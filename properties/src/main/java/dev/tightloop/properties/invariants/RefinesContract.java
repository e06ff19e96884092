package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Refinement",
    sentence =
        "Each step of the machine is one of the contract's, or changes nothing of what the contract is about.",
    why =
        "Some step would change what a goroutine computes, run it while it is looked at, or run two on one processor.",
    reliesOn = {
      "runtime/proc.go:2517 execute",
      "runtime/proc.go:3185 schedule",
      "runtime/preempt.go:105 suspendG",
      "runtime/proc.go:1179 stopTheWorldWithSema"
    })
final class RefinesContract extends CataloguedStepProperty {

  RefinesContract(Model model) {
    super(model);
  }

  @Override
  public void from(State before) {
    require(before);
    contract.from();
  }

  @Override
  public void goOnFrom(State before) {
    require(before);
    contract.goOn();
  }

  @Override
  public boolean allows(State after) {
    require(after);
    contract.to();
    mattered = !contract.unchanged();
    return contract.nextOrNothing();
  }
}
