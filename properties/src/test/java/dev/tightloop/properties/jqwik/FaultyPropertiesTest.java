package dev.tightloop.properties.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.properties.violation.InvariantViolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each property of {@link FaithfulPropertiesTest} finds a fault. */
class FaultyPropertiesTest {

  @ParameterizedTest
  @CsvSource({
    "everythingThatGoKeepsHolds, AckSound",
    "registersAreRestored, RegistersRestored",
    "whatIsWrittenHasOneWriter, POwner",
    "aNamedConfiguration, POwner",
  })
  void ofInterleavings(String property, String invariant) {
    assertEquals(
        InvariantViolation.type(invariant),
        Failing.run(FaultyProperties.class, property, Interleaving.class).getClass());
  }

  @ParameterizedTest
  @CsvSource("noPreemptionIsLost, NoLostPreemption")
  void ofScenarios(String property, String invariant) {
    assertEquals(
        InvariantViolation.type(invariant),
        Failing.run(FaultyProperties.class, property, Scenario.class).getClass());
  }
}
