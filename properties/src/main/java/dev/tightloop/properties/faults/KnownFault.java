package dev.tightloop.properties.faults;

import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.spec.SpecConfiguration;
import java.util.List;
import java.util.Optional;

/**
 * A fault that can be seeded.
 *
 * @param name its name, where it is seeded
 * @param sentence what is wrong with it
 * @param issues numbers of the issues of golang/go that it recreates
 * @param configuration the one of the specification that must find it; empty if there is none
 * @param registers the same fault where random programs run on the core; empty if it is not seeded
 *     there
 */
public record KnownFault(
    String name,
    String sentence,
    List<Integer> issues,
    Optional<SpecConfiguration> configuration,
    Optional<RegisterFault> registers) {

  public KnownFault {
    issues = List.copyOf(issues);
  }

  /** Whether the specification has a switch for it; if not, it is one of the register level. */
  public boolean inSpecification() {
    return registers.map(fault -> !fault.model().isEmpty()).orElse(true);
  }

  /** The invariant or property that must catch it; empty if nothing says which. */
  public Optional<String> expected() {
    return inSpecification()
        ? configuration.flatMap(spec -> spec.expectation().violates())
        : registers.map(RegisterFault::caughtBy);
  }
}
