package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.explore.ConfiguredTask;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.explore.Task;
import dev.tightloop.properties.invariants.Invariants;
import dev.tightloop.properties.invariants.StepProperties;
import dev.tightloop.properties.invariants.TemporalProperty;
import dev.tightloop.properties.liveness.LivenessCheck;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.spec.SpecConfiguration;
import java.util.List;

/**
 * A configuration of the model that is fuzzed.
 *
 * @param configuration of the model
 * @param checks what is asked of states and steps
 * @param temporal what must happen sooner or later
 */
public record Target(
    Configuration configuration, Checks.Maker checks, List<TemporalProperty> temporal)
    implements Subject {

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

  /**
   * One thing that a configuration of the specification asks.
   *
   * @param property an invariant, a property, or {@link Checks#DEADLOCK}
   */
  public static Target asking(SpecConfiguration spec, String property) {
    String never = String.valueOf(spec.constants().get("Never"));
    List<TemporalProperty> temporal = LivenessCheck.among(List.of(property));
    boolean ofSteps = StepProperties.isKnown(property);
    boolean deadlock = property.equals(Checks.DEADLOCK);
    boolean ofStates = !ofSteps && !deadlock && temporal.isEmpty();
    Checks.Maker checks =
        model ->
            new Checks(
                Invariants.of(model, ofStates ? List.of(property) : List.of()),
                StepProperties.of(model, ofSteps ? List.of(property) : List.of(), never),
                deadlock);
    return new Target(ModelConfiguration.of(spec), checks, temporal);
  }

  @Override
  public ModelMachine machine() {
    return new ModelMachine(new Model(configuration), checks);
  }

  @Override
  public Ending ending(Machine machine, int length) {
    return temporal.isEmpty()
        ? null
        : new FairEnding(((ModelMachine) machine).model(), temporal, length);
  }
}
