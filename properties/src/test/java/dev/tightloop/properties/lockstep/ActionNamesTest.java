package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Action;
import dev.tightloop.spec.SpecAction;
import dev.tightloop.spec.SpecEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionNamesTest {

  private static final List<Action> ALL = List.of(Action.values());

  /** CThread has somebody in every set that Next quantifies over. */
  private static List<SpecAction> actions() {
    try (SpecEvaluator spec =
        SpecEvaluator.open(Specs.directory(), Specs.configuration("CThread"))) {
      return spec.actions();
    }
  }

  @Test
  void bothSidesHaveTheSameActionsInTheSameModules() {
    List<SpecAction> actions = actions();
    assertEquals(List.of(), ActionNames.differences(actions, ALL));
    assertEquals(ALL.size(), actions.size());
    assertTrue(ALL.size() > 200);
  }

  @Test
  void aDifferenceInEitherDirectionIsFound() {
    List<SpecAction> others = new ArrayList<>(actions());
    others.remove(new SpecAction("gogo", "Scheduler", 1));
    others.remove(new SpecAction("deliver", "Signals", 1));
    others.remove(new SpecAction("startm_newm", "Threads", 2));
    others.add(new SpecAction("deliver", "SignalHandler", 1));
    others.add(new SpecAction("startm_newm", "Threads", 1));
    others.add(new SpecAction("goyield", "Park", 1));
    assertEquals(
        List.of(
            "deliver: spec SignalHandler/1, model Signals/1",
            "gogo: spec nothing, model Scheduler/1",
            "goyield: spec Park/1, model nothing",
            "startm_newm: spec Threads/1, model Threads/2"),
        ActionNames.differences(others, ALL));
  }

  @Test
  void anActionOfThreadsThatThereAreNoneOfIsLeftOutOnBothSides() {
    Set<Action> smallest = ActionNames.of(ModelConfiguration.of(Specs.configuration("Smallest")));
    assertEquals(ALL.size() - 4, smallest.size());
    assertTrue(!smallest.contains(Action.cgocallback));
  }
}
