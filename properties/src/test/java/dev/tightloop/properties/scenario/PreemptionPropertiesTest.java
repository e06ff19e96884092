package dev.tightloop.properties.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.jqwik.TightloopDomain;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** Any program under any interleaving. */
@Domain(TightloopDomain.class)
class PreemptionPropertiesTest {

  @Property(tries = 3000, shrinking = ShrinkingMode.FULL)
  void anyProgramUnderAnyInterleavingIsPreemptedAndDoesNotNotice(@ForAll Scenario scenario) {
    Outcome outcome = ScenarioRun.play(scenario, Optional.empty());
    assertEquals(Optional.empty(), outcome.violation());
    assertTrue(outcome.preemptions() >= 4, "each goroutine is preempted twice in its final loop");
    assertEquals(2, outcome.results(), "both results are compared");
    Statistics.label("preempted before the final loop")
        .collect(outcome.amidProgram() > 0)
        .coverage(checker -> checker.check(true).percentage(p -> p > 30));
    Statistics.label("resumed on another thread")
        .collect(outcome.migrations() > 0)
        .coverage(checker -> checker.check(true).percentage(p -> p > 5));
  }

  @Property(tries = 100)
  void theSameScenarioTakesTheSameSteps(@ForAll Scenario scenario) {
    assertEquals(
        ScenarioRun.play(scenario, Optional.empty()), ScenarioRun.play(scenario, Optional.empty()));
  }
}
