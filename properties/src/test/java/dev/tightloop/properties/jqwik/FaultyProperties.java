package dev.tightloop.properties.jqwik;

import dev.tightloop.model.Fault;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.properties.scenario.ScenarioRun;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

/** The same with faults; FaultyPropertiesTest runs them, and each must fail. */
@Domain(TightloopDomain.class)
class FaultyProperties {

  @Property(tries = 300, seed = "1")
  void everythingThatGoKeepsHolds(
      @ForAll @Seeded(Fault.preemptMClearsSignalPending) Interleaving run) {
    run.check();
  }

  @Property(tries = 300, seed = "1")
  void registersAreRestored(
      @ForAll @Asks("RegistersRestored") @Seeded(Fault.asyncPreemptSavesNothing) Interleaving run) {
    run.check();
  }

  @Property(tries = 300, seed = "1")
  void whatIsWrittenHasOneWriter(
      @ForAll @Asks({"OneRunner", "POwner"}) @Seeded(Fault.releasepKeepsP) Interleaving run) {
    run.check();
  }

  @Property(tries = 300, seed = "1")
  void noPreemptionIsLost(@ForAll Scenario scenario) {
    ScenarioRun.play(scenario, Optional.of(RegisterFault.signalPendingNeverCleared)).check();
  }

  @Property(tries = 300, seed = "1")
  void aNamedConfiguration(@ForAll @Spec("FaultReleasepKeepsP") @Size(max = 100) Interleaving run) {
    run.check();
  }
}
