package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.Arrays;

@Catalogued(
    kind = Kind.REACHABLE,
    module = "Refinement",
    sentence =
        "Each action of the contract can be taken: this says that the one that Never names is not, and must be violated.",
    why =
        "A machine that never honours a request keeps a contract that only says what may happen; nobody would notice.",
    reliesOn = {"runtime/preempt.go:302 asyncPreempt2", "runtime/stack.go:1071 newstack"})
final class NeverTaken extends CataloguedStepProperty {

  private final Contract.Action action;
  private final byte[] before;
  private final byte[] after;

  NeverTaken(Model model, String never) {
    super(model);
    action = Contract.Action.named(never);
    before = new byte[model.state().size()];
    after = new byte[model.state().size()];
  }

  @Override
  public void from(State state) {
    require(state);
    contract.from();
    state.copyTo(before);
  }

  @Override
  public boolean allows(State state) {
    require(state);
    contract.to();
    mattered = !contract.unchanged();
    if (!contract.taken(action)) {
      return true;
    }
    state.copyTo(after);
    return Arrays.equals(before, after);
  }
}
