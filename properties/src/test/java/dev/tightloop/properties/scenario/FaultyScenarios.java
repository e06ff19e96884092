package dev.tightloop.properties.scenario;

import dev.tightloop.properties.jqwik.TightloopDomain;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** The same property with faults seeded; each of these must fail (RegisterFaultsTest runs them). */
@Domain(TightloopDomain.class)
class FaultyScenarios {

  @Property(tries = 200, seed = "1", shrinking = ShrinkingMode.FULL)
  void flagsSavedAfterChange(@ForAll Scenario scenario) {
    play(scenario, RegisterFault.flagsSavedAfterChange);
  }

  @Property(tries = 200, seed = "1", shrinking = ShrinkingMode.FULL)
  void xmmRegisterLeftOut(@ForAll Scenario scenario) {
    play(scenario, RegisterFault.xmmRegisterLeftOut);
  }

  @Property(tries = 200, seed = "1", shrinking = ShrinkingMode.FULL)
  void gprLeftOut(@ForAll Scenario scenario) {
    play(scenario, RegisterFault.gprLeftOut);
  }

  @Property(tries = 200, seed = "1", shrinking = ShrinkingMode.FULL)
  void restoreOrderSwapped(@ForAll Scenario scenario) {
    play(scenario, RegisterFault.restoreOrderSwapped);
  }

  @Property(tries = 200, seed = "1", shrinking = ShrinkingMode.FULL)
  void frameSizeOffBy8(@ForAll Scenario scenario) {
    play(scenario, RegisterFault.frameSizeOffBy8);
  }

  @Property(tries = 200, seed = "1", shrinking = ShrinkingMode.FULL)
  void signalPendingNeverCleared(@ForAll Scenario scenario) {
    play(scenario, RegisterFault.signalPendingNeverCleared);
  }

  @Property(tries = 200, seed = "1", shrinking = ShrinkingMode.FULL)
  void isAsyncSafePointIgnoresPC(@ForAll Scenario scenario) {
    play(scenario, RegisterFault.isAsyncSafePointIgnoresPC);
  }

  @Property(tries = 200, seed = "1", shrinking = ShrinkingMode.FULL)
  void pushCallOverwritesStack(@ForAll Scenario scenario) {
    play(scenario, RegisterFault.pushCallOverwritesStack);
  }

  private static void play(Scenario scenario, RegisterFault fault) {
    ScenarioRun.play(scenario, Optional.of(fault))
        .violation()
        .ifPresent(
            violation -> {
              throw new Caught(violation, scenario);
            });
  }

  /** How a property fails here: with what it found and where. */
  static final class Caught extends AssertionError {
    final transient Violation violation;
    final transient Scenario scenario;

    Caught(Violation violation, Scenario scenario) {
      super(violation.property() + ": " + violation.message());
      this.violation = violation;
      this.scenario = scenario;
    }
  }
}
