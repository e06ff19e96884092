package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;

/** Whether a step of the machine is one of the contract's, for tests of other packages. */
public final class ContractSteps {

  private final Contract contract;

  public ContractSteps(Model model) {
    contract = new Contract(model);
  }

  /** The step begins in the model's working state. */
  public void from() {
    contract.from();
  }

  /** Whether the contract sees nothing of the step that ends in the working state. */
  public boolean seesNothing() {
    contract.to();
    return contract.unchanged();
  }
}
