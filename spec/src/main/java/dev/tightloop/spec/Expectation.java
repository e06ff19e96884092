package dev.tightloop.spec;

import java.util.Optional;

/**
 * What TLC is expected to say of a configuration.
 *
 * @param violates the invariant or property that must be violated; empty if everything must hold
 */
public record Expectation(Optional<String> violates) {

  /** Everything holds. */
  public static final Expectation HOLDS = new Expectation(Optional.empty());

  public static Expectation violates(String name) {
    return new Expectation(Optional.of(name));
  }

  public boolean holds() {
    return violates.isEmpty();
  }

  /** Whether this is what TLC came to. */
  public boolean isMetBy(TlcOutcome outcome) {
    return violates
        .map(name -> outcome.equals(new TlcOutcome.Violated(name)))
        .orElse(outcome instanceof TlcOutcome.Holds);
  }

  @Override
  public String toString() {
    return violates.map(name -> "violates " + name).orElse("holds");
  }
}
