package dev.tightloop.ci.catalogue;

import dev.tightloop.spec.NamedFault;
import java.util.List;
import java.util.Optional;

/**
 * What a claim is violated by, as it must be.
 *
 * @param configuration of the specification, {@code spec/NAME.cfg}; empty at the register level
 * @param faults that are seeded there; none if Go itself does not keep the claim, or somebody
 *     breaks what it assumes
 */
public record Killer(Optional<String> configuration, List<NamedFault> faults) {

  public Killer {
    faults = List.copyOf(faults);
  }
}
