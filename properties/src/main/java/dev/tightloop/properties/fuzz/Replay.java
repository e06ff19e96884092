package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.properties.explore.Counterexample;
import java.util.ArrayList;
import java.util.List;

/** Takes the steps of a schedule once more, with all the states on the way. */
public final class Replay {

  private Replay() {}

  /** The states of what was found, up to where a cycle begins. */
  public static Counterexample of(Configuration configuration, Found found) {
    Model model = new Model(configuration);
    StepNames names = new StepNames(model);
    List<byte[]> states = new ArrayList<>();
    model.state().copyFrom(model.initialStates().get(found.initial()).encoded());
    states.add(model.state().encoded());
    for (String label : found.steps()) {
      model.apply(names.step(label));
      states.add(model.state().encoded());
    }
    return new Counterexample(found.steps(), states);
  }
}
