package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Correction;
import dev.tightloop.model.Fault;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Invariant;
import dev.tightloop.properties.invariants.Invariants;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Specification and model are the same with each fault and each correction on. */
class DeviationsTest {

  /** How many states are compared beyond the first in which the fault or correction matters. */
  private static final int BEYOND = 1000;

  private static final int MOST_STATES = 100_000;

  private static final Map<String, SpecConfiguration> SMALLEST =
      Deviations.smallest(Specs.directory());

  @Test
  void everyFaultAndCorrectionHasAConfiguration() {
    List<String> names = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      names.add(fault.name());
    }
    for (Correction correction : Correction.values()) {
      names.add(correction.name());
    }
    assertEquals(names, List.copyOf(SMALLEST.keySet()));
  }

  @Test
  void eachIsTheSameOnBothSidesBeyondTheStateInWhichItFirstMatters() {
    StringBuilder table = new StringBuilder();
    SMALLEST.forEach(
        (name, configuration) -> {
          int matters = matters(name, configuration);
          assertTrue(matters < MOST_STATES, name + " never matters in " + configuration.name());
          LockstepResult result =
              new Lockstep(Specs.directory(), configuration).atMost(matters + BEYOND).run();
          table.append(
              String.format(
                  "%-32s %-36s matters after %,6d, %,6d states %,7d edges%s%n",
                  name,
                  configuration.name(),
                  matters,
                  result.states(),
                  result.edges(),
                  result.complete() ? "" : " and more"));
          assertEquals(Optional.empty(), result.difference(), name);
        });
    System.out.print(table);
  }

  /**
   * How many states the model finds until it finds one where it would not begin without, takes a
   * step that it would not take, or says of a state what it would not say.
   */
  private static int matters(String name, SpecConfiguration configuration) {
    Configuration with = ModelConfiguration.of(configuration);
    Model model = new Model(with);
    Model other = new Model(without(name, with));
    List<Invariant> asked = Invariants.of(model, configuration.invariants());
    List<Invariant> otherwise = Invariants.of(other, configuration.invariants());
    if (!model.initialStates().equals(other.initialStates())) {
      return 0;
    }
    int[] steps = model.allSteps();
    Visited visited = new Visited();
    Queue<byte[]> waiting = new ArrayDeque<>();
    for (State initial : model.initialStates()) {
      visited.add(initial.fingerprint());
      waiting.add(initial.encoded());
    }
    while (!waiting.isEmpty() && visited.size() < MOST_STATES) {
      byte[] from = waiting.remove();
      model.state().copyFrom(from);
      other.state().copyFrom(from);
      for (int i = 0; i < asked.size(); i++) {
        if (asked.get(i).holds(model.state()) != otherwise.get(i).holds(other.state())) {
          return visited.size();
        }
      }
      for (int step : steps) {
        boolean taken = takes(model, from, step);
        if (taken != takes(other, from, step) || !model.state().equals(other.state())) {
          return visited.size();
        }
        if (taken && visited.add(model.state().fingerprint()) >= 0) {
          waiting.add(model.state().encoded());
        }
      }
    }
    return MOST_STATES;
  }

  private static boolean takes(Model model, byte[] from, int step) {
    model.state().copyFrom(from);
    return model.take(step);
  }

  private static Configuration without(String name, Configuration with) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    faults.addAll(with.faults());
    faults.removeIf(fault -> fault.name().equals(name));
    Set<Correction> corrections = EnumSet.allOf(Correction.class);
    corrections.removeIf(each -> !with.has(each) || each.name().equals(name));
    return with.toBuilder().faults(faults).corrections(corrections).build();
  }
}
