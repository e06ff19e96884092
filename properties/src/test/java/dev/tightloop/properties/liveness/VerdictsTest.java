package dev.tightloop.properties.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.invariants.TemporalProperty;
import dev.tightloop.properties.liveness.LivenessResult.Judged;
import dev.tightloop.properties.liveness.LivenessResult.Verdict;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.Suite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict on each configuration is TLC's. */
class VerdictsTest {

  /** Properties of steps, not of the long run. */
  static Stream<String> configurations() {
    return Specs.directory().configurations().stream()
        .filter(spec -> spec.suite() != Suite.DEEP)
        .filter(spec -> !LivenessCheck.among(spec.properties()).isEmpty())
        .map(SpecConfiguration::name);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void theVerdictIsTheOneThatIsExpected(String name) {
    SpecConfiguration spec = Specs.configuration(name);
    LivenessResult result = check(spec).run(LivenessProgress.SILENT);
    assertTrue(result.whole());
    assertEquals(
        spec.expectation().violates(), result.violated().map(judged -> judged.property().name()));
    spec.pinned()
        .ifPresent(
            pinned -> {
              if (spec.expectation().holds()) {
                assertEquals(pinned.toString(), states(result));
              }
            });
  }

  /** TakeTurns' properties, counted state by state. */
  @Test
  void howOftenAPropertyBeginsIsCounted() {
    SpecConfiguration spec = Specs.configuration("TakeTurns");
    Model model = new Model(ModelConfiguration.of(spec));
    Set<Long> seen = new HashSet<>();
    Deque<byte[]> waiting = new ArrayDeque<>();
    model.initialStates().forEach(initial -> waiting.add(initial.encoded()));
    waiting.forEach(
        initial -> {
          model.state().copyFrom(initial);
          seen.add(model.state().fingerprint());
        });
    List<TemporalProperty> properties = LivenessCheck.among(spec.properties());
    long[] begun = new long[properties.size()];
    long[] open = new long[properties.size()];
    int[] steps = new int[model.mostSteps()];
    while (!waiting.isEmpty()) {
      byte[] state = waiting.remove();
      model.state().copyFrom(state);
      for (int i = 0; i < begun.length; i++) {
        for (LeadsTo instance : properties.get(i).instances(model.configuration())) {
          boolean p = instance.p().holds(model.state());
          begun[i] += p ? 1 : 0;
          open[i] += p && !instance.q().holds(model.state()) ? 1 : 0;
        }
      }
      int count = model.candidates(steps);
      for (int i = 0; i < count; i++) {
        if (model.take(steps[i])) {
          if (seen.add(model.state().fingerprint())) {
            waiting.add(model.state().encoded());
          }
          model.state().copyFrom(state);
        }
      }
    }
    List<Judged> judged = check(spec).run(LivenessProgress.SILENT).properties();
    for (int i = 0; i < begun.length; i++) {
      assertEquals(
          new Evaluations(properties.get(i).name(), begun[i], open[i]),
          judged.get(i).evaluations());
      assertTrue(open[i] > 0, judged.get(i).toString());
    }
  }

  /** As {@code Pinned} writes it. */
  private static String states(LivenessResult result) {
    return String.format("%,d states, depth %d", result.states(), result.depth());
  }

  @Test
  void everyTemporalPropertyIsMirrored() {
    Set<String> named =
        Specs.directory().configurations().stream()
            .flatMap(spec -> spec.properties().stream())
            .filter(property -> !Catalogue.stepProperties().contains(property))
            .collect(Collectors.toSet());
    assertEquals(
        named,
        Catalogue.temporalProperties().stream()
            .map(TemporalProperty::name)
            .collect(Collectors.toSet()));
  }

  @Test
  void whenMemoryIsSpentNothingIsSaidToHold() {
    LivenessResult result =
        check(Specs.configuration("SmallestYields")).memory(5_000_000).run(LivenessProgress.SILENT);
    assertTrue(!result.whole() && result.states() < 164_109);
    assertEquals(
        List.of(Verdict.OPEN, Verdict.OPEN),
        result.properties().stream().map(Judged::verdict).toList());
  }

  @Test
  void aViolationCountsAlthoughMemoryIsSpent() {
    LivenessResult result =
        check(Specs.configuration("SignalStorm")).memory(5_000_000).run(LivenessProgress.SILENT);
    assertTrue(!result.whole() && result.states() < 164_109);
    assertEquals(Optional.of(Verdict.VIOLATED), result.violated().map(Judged::verdict));
  }

  @Test
  void theSameCounterexampleEachTime() {
    SpecConfiguration spec = Specs.configuration("UnsafePointStarves");
    assertEquals(
        check(spec).run(LivenessProgress.SILENT), check(spec).run(LivenessProgress.SILENT));
  }

  private static LivenessCheck check(SpecConfiguration spec) {
    return LivenessCheck.of(ModelConfiguration.of(spec), LivenessCheck.among(spec.properties()));
  }
}
