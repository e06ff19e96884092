package dev.tightloop.properties.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.tightloop.model.guest.Platform;
import dev.tightloop.properties.scenario.FaultyScenarios.Caught;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Each fault is found, by the property that is meant to find it, and is all that is wrong. */
class RegisterFaultsTest {

  /** The most numbers in a shrunk scenario. */
  private static final int FEW = 80;

  /** Schedules in which each fault is found. */
  private static final int SCHEDULES = 100;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flagsSavedAfterChange",
        "xmmRegisterLeftOut",
        "gprLeftOut",
        "restoreOrderSwapped",
        "frameSizeOffBy8",
        "signalPendingNeverCleared",
        "isAsyncSafePointIgnoresPC",
        "pushCallOverwritesStack"
      })
  void jqwikFindsTheFaultAndShrinksItToAFewChoices(String name) {
    Event failed =
        EngineTestKit.engine("jqwik")
            .selectors(selectMethod(FaultyScenarios.class, name, Scenario.class))
            .execute()
            .testEvents()
            .failed()
            .stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + " was not found"));
    Throwable thrown =
        failed
            .getPayload(TestExecutionResult.class)
            .flatMap(TestExecutionResult::getThrowable)
            .orElseThrow();
    Caught caught = assertInstanceOf(Caught.class, thrown);
    RegisterFault fault = RegisterFault.named(name).orElseThrow();
    assertEquals(fault.caughtBy(), caught.violation.property());
    assertTrue(caught.scenario.size() <= FEW, () -> fault + " shrunk to " + caught.scenario);
  }

  @ParameterizedTest
  @EnumSource(RegisterFault.class)
  void theSearchFindsTheFaultAndNothingIsWrongWithoutIt(
      RegisterFault fault, TestReporter reporter) {
    AtomicBoolean stop = new AtomicBoolean();
    SearchResult result =
        new ScenarioSearch(1, Optional.of(fault))
            .run(() -> !stop.get(), figures -> stop.set(figures.scenarios() >= SCHEDULES));
    SearchResult.Found found =
        result.found().orElseThrow(() -> new AssertionError(fault + " was not found"));
    reporter.publishEntry(
        fault.name(),
        result.scenarios() + " schedules: " + found.violation() + ", " + found.shrunk());
    assertEquals(fault.caughtBy(), found.violation().property());
    assertTrue(found.shrunk().size() <= FEW, () -> fault + " shrunk to " + found.shrunk());
    assertTrue(found.shrunk().size() <= found.original().size());
    long[] left = {result.scenarios()};
    SearchResult without =
        new ScenarioSearch(1, Optional.of(fault))
            .withoutTheFault()
            .run(() -> left[0]-- > 0, far -> {});
    assertEquals(Optional.empty(), without.found());
    assertEquals(result.scenarios(), without.scenarios());
    assertEquals(
        Optional.empty(), ScenarioRun.play(found.shrunk(), fault.faithfulPlatform()).violation());
  }

  @ParameterizedTest
  @EnumSource(
      value = Platform.class,
      names = {"AMD64", "SCRATCH_REGISTER"})
  void noPropertyIsWithoutSomethingToSay(Platform platform) {
    ScenarioSearch search = new ScenarioSearch(1, Optional.empty());
    Map<String, Long> mattered = new TreeMap<>();
    for (long i = 0; i < SCHEDULES; i++) {
      Outcome outcome = ScenarioRun.play(search.scenario(i), platform);
      assertEquals(Optional.empty(), outcome.violation());
      outcome.mattered().forEach((property, times) -> mattered.merge(property, times, Long::sum));
    }
    assertEquals(5, mattered.size());
    assertFalse(mattered.containsValue(0L), mattered::toString);
  }
}
