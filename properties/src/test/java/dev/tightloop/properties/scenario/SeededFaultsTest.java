package dev.tightloop.properties.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.tightloop.properties.scenario.FaultyScenarios.Caught;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Each seeded fault is found, by the property that is meant to find it, and shrunk. */
class SeededFaultsTest {

  /** Numbers in a shrunk scenario: "a few choices". */
  private static final int FEW = 40;

  @ParameterizedTest
  @EnumSource(SeededFault.class)
  void jqwikFindsTheFaultAndShrinksItToAFewChoices(SeededFault fault) {
    Event failed =
        EngineTestKit.engine("jqwik")
            .selectors(selectMethod(FaultyScenarios.class, fault.name(), Scenario.class))
            .execute()
            .testEvents()
            .failed()
            .stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError(fault + " was not found"));
    Throwable thrown =
        failed
            .getPayload(org.junit.platform.engine.TestExecutionResult.class)
            .flatMap(org.junit.platform.engine.TestExecutionResult::getThrowable)
            .orElseThrow();
    Caught caught = assertInstanceOf(Caught.class, thrown);
    assertEquals(fault.caughtBy(), caught.violation.property());
    assertTrue(caught.scenario.size() <= FEW, () -> fault + " shrunk to " + caught.scenario);
  }

  @ParameterizedTest
  @EnumSource(SeededFault.class)
  void theSearchFindsTheFaultAndShrinksIt(SeededFault fault) {
    AtomicBoolean stop = new AtomicBoolean();
    SearchResult result =
        new ScenarioSearch(1, Optional.of(fault))
            .run(() -> !stop.get(), figures -> stop.set(figures.scenarios() > 1000));
    SearchResult.Found found =
        result.found().orElseThrow(() -> new AssertionError(fault + " was not found"));
    assertEquals(fault.caughtBy(), found.violation().property());
    assertTrue(found.shrunk().size() <= FEW, () -> fault + " shrunk to " + found.shrunk());
    assertTrue(found.shrunk().size() <= found.original().size());
  }
}
