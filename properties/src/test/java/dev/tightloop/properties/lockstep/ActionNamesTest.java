package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.spec.SpecAction;
import dev.tightloop.spec.SpecEvaluator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionNamesTest {

  @Test
  void theSpecificationHasTheModelsActionsInTheSameModules() {
    List<SpecAction> actions;
    try (SpecEvaluator spec =
        SpecEvaluator.open(Specs.directory(), Specs.configuration("CThread"))) {
      actions = spec.actions();
    }
    assertEquals(
        List.of(), ActionNames.differences(actions, List.of(dev.tightloop.model.Action.values())));

    List<SpecAction> others = new ArrayList<>(actions);
    others.remove(new SpecAction("gogo", "Scheduler", 1));
    others.remove(new SpecAction("deliver", "Signals", 1));
    others.add(new SpecAction("deliver", "SignalHandler", 1));
    others.add(new SpecAction("suspendG", "SuspendG", 2));
    assertEquals(
        List.of(
            "deliver: spec SignalHandler/1, model Signals/1",
            "gogo: spec nothing, model Scheduler/1"),
        ActionNames.differences(others, List.of(dev.tightloop.model.Action.values())));
  }
}
