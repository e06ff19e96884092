package dev.tightloop.properties.explore;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Invariant;
import dev.tightloop.properties.invariants.StepProperty;
import java.util.List;

/** What is asked of every state and step; one object serves one worker. */
public final class Checks {

  /** What a state without a step is called, as TLC does. */
  public static final String DEADLOCK = "Deadlock";

  private final Invariant[] invariants;
  private final StepProperty[] stepProperties;
  private final boolean deadlock;

  /**
   * @param deadlock whether a state without any step is a violation
   */
  public Checks(List<Invariant> invariants, List<StepProperty> stepProperties, boolean deadlock) {
    this.invariants = invariants.toArray(Invariant[]::new);
    this.stepProperties = stepProperties.toArray(StepProperty[]::new);
    this.deadlock = deadlock;
  }

  /** How a worker gets its own. */
  @FunctionalInterface
  public interface Maker {
    Checks of(Model model);
  }

  /** Asks nothing. */
  public static Maker none() {
    return model -> new Checks(List.of(), List.of(), false);
  }

  boolean deadlock() {
    return deadlock;
  }

  /** The first invariant that does not hold, null if all do. */
  String violatedBy(State s) {
    for (Invariant invariant : invariants) {
      if (!invariant.holds(s)) {
        return invariant.name();
      }
    }
    return null;
  }

  /** The first invariant or step property that an initial state violates, null if none. */
  String violatedInitially(State s) {
    for (StepProperty property : stepProperties) {
      if (!property.initially(s)) {
        return property.name();
      }
    }
    return violatedBy(s);
  }

  /** Whether {@link #from} and {@link #violatedByStepTo} have anything to do. */
  boolean asksSteps() {
    return stepProperties.length > 0;
  }

  void from(State before) {
    for (StepProperty property : stepProperties) {
      property.from(before);
    }
  }

  /** The first step property that the step to this state violates, null if none. */
  String violatedByStepTo(State after) {
    for (StepProperty property : stepProperties) {
      if (!property.allows(after)) {
        return property.name();
      }
    }
    return null;
  }
}
