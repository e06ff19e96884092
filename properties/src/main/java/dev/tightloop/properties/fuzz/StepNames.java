package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of a model by their names, which {@link Found} has. */
public final class StepNames {

  private final Map<String, Integer> steps = new HashMap<>();

  public StepNames(Model model) {
    for (int step : model.allSteps()) {
      steps.put(model.label(step), step);
    }
  }

  /**
   * The step of this name.
   *
   * @throws IllegalArgumentException if the model has none
   */
  public int step(String name) {
    Integer step = steps.get(name);
    if (step == null) {
      throw new IllegalArgumentException("there is no step " + name);
    }
    return step;
  }

  /**
   * The steps of these names.
   *
   * @throws IllegalArgumentException if the model does not have one of them
   */
  public List<Integer> steps(List<String> names) {
    return names.stream().map(this::step).toList();
  }
}
