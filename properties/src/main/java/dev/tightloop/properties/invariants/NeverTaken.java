package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.Arrays;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Refinement",
    sentence =
        "The contract's action that Never names is not taken: a configuration that lists this must find it violated.",
    why = "",
    reliesOn = {})
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
  public boolean initially(State state) {
    require(state);
    return true;
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
    if (!contract.taken(action)) {
      return true;
    }
    state.copyTo(after);
    return Arrays.equals(before, after);
  }
}
