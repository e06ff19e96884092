package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Correction;
import dev.tightloop.model.Fault;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Specification and model are the same with each fault and each correction on. */
class DeviationsTest {

  /** A violated invariant stops nobody here; the states beyond it are many. */
  private static final int MOST_STATES = 2500;

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
  void eachIsTheSameOnBothSides() {
    Map<String, LockstepResult> results = new HashMap<>();
    StringBuilder table = new StringBuilder();
    SMALLEST.forEach(
        (name, configuration) -> {
          LockstepResult result =
              results.computeIfAbsent(
                  configuration.name(),
                  any -> new Lockstep(Specs.directory(), configuration).atMost(MOST_STATES).run());
          table.append(
              String.format(
                  "%-32s %-36s %,8d states %,8d edges%s%n",
                  name,
                  configuration.name(),
                  result.states(),
                  result.edges(),
                  result.complete() ? "" : " and more"));
          assertEquals(Optional.empty(), result.difference(), name);
        });
    System.out.print(table);
    assertTrue(results.values().stream().filter(LockstepResult::complete).count() > 5);
  }
}
