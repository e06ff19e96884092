package dev.tightloop.properties.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.guest.SpecLoop;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.Suite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The core below the model on each quick configuration, one by one, so that whoever changes a line
 * has to run those alone that execute it: {@code ci/mutation} does. Not part of the build, where
 * {@link RegisterWalkTest} sees the same and more.
 */
class WalkedConfigurations {

  private static final long SEED = 1;
  private static final int STEPS = 1_500;

  static List<String> walked() {
    return Specs.directory().configurations().stream()
        .filter(spec -> spec.suite() == Suite.QUICK)
        .filter(spec -> SpecLoop.plays(ModelConfiguration.of(spec)))
        .map(SpecConfiguration::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("walked")
  void modelAndCoreAgreeAfterEachStep(String name) {
    Configuration configuration = ModelConfiguration.of(Specs.configuration(name));
    RegisterWalk walk = new RegisterWalk(configuration, SEED);
    assertEquals(Optional.empty(), walk.run(STEPS).contradiction());
  }

  @ParameterizedTest
  @MethodSource("walked")
  void modelAndCoreAgreeAfterEachInstruction(String name) {
    Configuration configuration = ModelConfiguration.of(Specs.configuration(name));
    RegisterWalk walk = new RegisterWalk(configuration, SEED).byInstruction();
    assertEquals(Optional.empty(), walk.run(STEPS).contradiction());
  }
}
