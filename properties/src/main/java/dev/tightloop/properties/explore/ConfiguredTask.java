package dev.tightloop.properties.explore;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Invariants;
import dev.tightloop.properties.invariants.StepProperties;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.util.List;
import java.util.TreeMap;

/** What a configuration of the specification asks, as far as a search of single states answers. */
public final class ConfiguredTask {

  private ConfiguredTask() {}

  /**
   * Its invariants, its properties of single steps, and deadlock unless it says otherwise; not its
   * temporal properties.
   *
   * @throws dev.tightloop.spec.BadConfiguration if the model has no such configuration
   */
  public static Task of(SpecConfiguration spec, Reductions reduction) {
    Configuration configuration = ModelConfiguration.of(spec);
    List<String> steps = spec.properties().stream().filter(StepProperties::isKnown).toList();
    String never = String.valueOf(spec.constants().get("Never"));
    Checks.Maker checks =
        model ->
            new Checks(
                Invariants.of(model, spec.invariants()),
                StepProperties.of(model, steps, never),
                spec.checkDeadlock());
    return new Task(configuration, checks, reduction, identity(spec, steps) + " " + reduction);
  }

  private static String identity(SpecConfiguration spec, List<String> steps) {
    return String.join(
        " ",
        spec.name(),
        spec.specification(),
        new TreeMap<>(spec.constants()).toString(),
        spec.invariants().toString(),
        steps.toString(),
        spec.checkDeadlock() ? "deadlock" : "");
  }
}
