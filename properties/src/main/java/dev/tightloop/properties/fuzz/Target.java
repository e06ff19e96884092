package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.explore.ConfiguredTask;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.explore.Task;
import dev.tightloop.properties.liveness.LivenessCheck;
import dev.tightloop.properties.liveness.TemporalProperty;
import dev.tightloop.spec.SpecConfiguration;
import java.util.List;

/**
 * What is fuzzed.
 *
 * @param configuration of the model
 * @param checks what is asked of states and steps
 * @param temporal what must happen sooner or later
 */
public record Target(
    Configuration configuration, Checks.Maker checks, List<TemporalProperty> temporal) {

  public Target {
    temporal = List.copyOf(temporal);
  }

  /**
   * All that a configuration of the specification asks.
   *
   * @throws dev.tightloop.spec.BadConfiguration if the model has no such configuration
   */
  public static Target of(SpecConfiguration spec) {
    Task task = ConfiguredTask.of(spec, Reductions.none);
    return new Target(task.configuration(), task.checks(), LivenessCheck.among(spec.properties()));
  }

  Model model() {
    return new Model(configuration);
  }
}
