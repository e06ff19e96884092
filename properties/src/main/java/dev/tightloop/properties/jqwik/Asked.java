package dev.tightloop.properties.jqwik;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.hunt.KnownViolation;
import dev.tightloop.properties.invariants.CatalogueEntry.Subject;
import dev.tightloop.properties.invariants.Invariants;
import dev.tightloop.properties.invariants.StepProperties;
import dev.tightloop.properties.schedule.Machine;
import java.util.List;

/** What is asked of random configurations of Go 1.19: all that it keeps, or some of it. */
final class Asked {

  private static final String NOTHING_NEVER = "";

  private Asked() {}

  /** Whether Go 1.19 keeps all of these there. */
  static boolean isKept(Configuration configuration, List<String> invariants) {
    return of(configuration, Subject.STATES).containsAll(states(invariants))
        && of(configuration, Subject.STEPS).containsAll(steps(invariants));
  }

  /** The model of the configuration, asked all that Go 1.19 keeps there. */
  static Machine.Maker machine(Configuration configuration) {
    return machine(
        configuration, of(configuration, Subject.STATES), of(configuration, Subject.STEPS));
  }

  /** The model of the configuration, asked these. */
  static Machine.Maker machine(Configuration configuration, List<String> invariants) {
    return machine(configuration, states(invariants), steps(invariants));
  }

  private static Machine.Maker machine(
      Configuration configuration, List<String> states, List<String> steps) {
    Checks.Maker checks =
        model ->
            new Checks(
                Invariants.of(model, states),
                StepProperties.of(model, steps, NOTHING_NEVER),
                false);
    return new Target(configuration, checks, List.of())::machine;
  }

  private static List<String> of(Configuration configuration, Subject subject) {
    return KnownViolation.asked(configuration, subject);
  }

  private static List<String> states(List<String> invariants) {
    return invariants.stream().filter(name -> !StepProperties.isKnown(name)).toList();
  }

  private static List<String> steps(List<String> invariants) {
    return invariants.stream().filter(StepProperties::isKnown).toList();
  }
}
