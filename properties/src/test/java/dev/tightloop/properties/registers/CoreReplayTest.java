package dev.tightloop.properties.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tightloop.properties.explore.ConfiguredSearch;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.spec.SpecConfiguration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The explorer's counterexample of a fault, on the core. */
class CoreReplayTest {

  @ParameterizedTest
  @CsvSource({
    "FaultAsyncPreempt2Splits, NoNewstackInAsyncPreempt",
    "FaultAsyncPreemptSavesNothing, RegistersRestored",
    "FaultDropmLeavesSignals, HandlerOnSignalStack",
    "FaultIsAsyncSafePointIgnoresPC, SafePointOnly",
    "FaultMexitLeavesSignals, HandlerOnSignalStack",
    "FaultNewosprocLeavesSignals, HandlerOnSignalStack",
    "FaultUnminitKeepsSigstack, HandlerOnSignalStack",
    "FaultPrologueIsPreemptible, GrowsShortStacksOnly",
    "FaultPushCallIgnoresRestart, SafePointOnly",
    "FaultPushCallKeepsSP, RegistersRestored",
    "CompilerUsesAVX, RegistersRestored"
  })
  void whatAFaultBreaksShowsOnTheCore(String name, String property) throws InterruptedException {
    SpecConfiguration spec = Specs.directory().configuration(name);
    assertEquals(Optional.of(property), spec.expectation().violates());
    assertEquals(Optional.of(property), sees(spec));
  }

  /** Queues and counters are no registers. */
  @ParameterizedTest
  @ValueSource(strings = {"FaultReleasepKeepsP", "FaultSignalPendingNeverCleared"})
  void whatAFaultBreaksInTheStateAloneDoesNot(String name) throws InterruptedException {
    assertEquals(Optional.empty(), sees(Specs.directory().configuration(name)));
  }

  private static Optional<String> sees(SpecConfiguration spec) throws InterruptedException {
    Outcome outcome =
        new ConfiguredSearch(spec, Options.defaults().threads(1), Reductions.none, true)
            .run()
            .exploration()
            .outcome();
    List<String> labels = assertInstanceOf(Outcome.Violated.class, outcome).path().labels();
    return CoreReplay.sees(ModelConfiguration.of(spec), labels);
  }
}
