package dev.tightloop.properties.explore;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.invariants.Invariant;
import dev.tightloop.properties.invariants.StepProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of every state and step, and how often it said something; one object serves one
 * worker.
 */
public final class Checks {

  /** What a state without a step is called, as TLC does. */
  public static final String DEADLOCK = "Deadlock";

  private final Invariant[] invariants;
  private final StepProperty[] stepProperties;
  private final boolean deadlock;

  /** Of the invariants, then of the step properties. */
  private final long[] evaluated;

  private final long[] mattered;

  /**
   * @param deadlock whether a state without any step is a violation
   */
  public Checks(List<Invariant> invariants, List<StepProperty> stepProperties, boolean deadlock) {
    this.invariants = invariants.toArray(Invariant[]::new);
    this.stepProperties = stepProperties.toArray(StepProperty[]::new);
    this.deadlock = deadlock;
    evaluated = new long[this.invariants.length + this.stepProperties.length];
    mattered = new long[evaluated.length];
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

  /** Whether a state without any step is a violation. */
  public boolean deadlock() {
    return deadlock;
  }

  /** The first invariant that does not hold, null if all do. */
  public String violatedBy(State s) {
    for (int i = 0; i < invariants.length; i++) {
      Invariant invariant = invariants[i];
      evaluated[i]++;
      if (!invariant.holds(s)) {
        mattered[i]++;
        return invariant.name();
      }
      if (invariant.matters(s)) {
        mattered[i]++;
      }
    }
    return null;
  }

  /** The first step property that an initial state violates, null if none. */
  public String violatedInitially(State s) {
    for (int i = 0; i < stepProperties.length; i++) {
      boolean holds = stepProperties[i].initially(s);
      if (!counted(i, holds)) {
        return stepProperties[i].name();
      }
    }
    return null;
  }

  /** Whether {@link #from} and {@link #violatedByStepTo} have anything to do. */
  public boolean asksSteps() {
    return stepProperties.length > 0;
  }

  /** The state before the steps that {@link #violatedByStepTo} is then asked about. */
  public void from(State before) {
    for (StepProperty property : stepProperties) {
      property.from(before);
    }
  }

  /** The same for the state that {@link #violatedByStepTo} was last asked about. */
  public void goOnFrom(State before) {
    for (StepProperty property : stepProperties) {
      property.goOnFrom(before);
    }
  }

  /** The first step property that the step to this state violates, null if none. */
  public String violatedByStepTo(State after) {
    for (int i = 0; i < stepProperties.length; i++) {
      boolean allows = stepProperties[i].allows(after);
      if (!counted(i, allows)) {
        return stepProperties[i].name();
      }
    }
    return null;
  }

  private boolean counted(int stepProperty, boolean holds) {
    int i = invariants.length + stepProperty;
    evaluated[i]++;
    if (!holds || stepProperties[stepProperty].mattered()) {
      mattered[i]++;
    }
    return holds;
  }

  /** What was asked since this object was made, in the order in which it is asked. */
  public List<Evaluations> evaluations() {
    List<Evaluations> all = new ArrayList<>();
    for (int i = 0; i < evaluated.length; i++) {
      String name =
          i < invariants.length
              ? invariants[i].name()
              : stepProperties[i - invariants.length].name();
      all.add(new Evaluations(name, evaluated[i], mattered[i]));
    }
    return all;
  }
}
