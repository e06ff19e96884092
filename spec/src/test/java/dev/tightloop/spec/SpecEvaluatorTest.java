package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecEvaluatorTest {

  @TempDir Path scratch;

  private static SpecEvaluator open(String name) {
    return SpecEvaluator.open(Specs.directory(), Specs.directory().configuration(name));
  }

  @Test
  void theStateSpaceIsThatOfTlc() throws Exception {
    TlcResult tlc =
        new TlcRun(Specs.directory())
            .check(
                Specs.directory().configuration("AsyncPreemptOffSafe"),
                1,
                Duration.ofMinutes(2),
                line -> {});
    try (SpecEvaluator spec = open("AsyncPreemptOffSafe")) {
      Set<Map<String, Object>> values = new HashSet<>();
      Set<Long> fingerprints = new HashSet<>();
      List<SpecState> level = spec.initialStates();
      long generated = level.size();
      int depth = 0;
      while (!level.isEmpty()) {
        depth++;
        List<SpecState> next = new ArrayList<>();
        for (SpecState state : level) {
          if (values.add(spec.value(state))) {
            fingerprints.add(state.fingerprint());
            assertEquals(List.of(), spec.violated(state));
            List<SpecStep> steps = spec.steps(state);
            generated += steps.size();
            steps.forEach(step -> next.add(step.successor()));
          }
        }
        level = next;
      }
      assertEquals(352, values.size());
      assertEquals(352, fingerprints.size());
      assertEquals(tlc.distinct(), values.size());
      assertEquals(tlc.generated(), generated);
      assertEquals(tlc.depth(), depth - 1, "the last level has no new state");
    }
  }

  @Test
  void stepsCarryTheirParametersAndValuesArePlain() {
    try (SpecEvaluator spec = open("Smallest")) {
      SpecState initial = spec.initialStates().get(0);
      List<String> labels = spec.steps(initial).stream().map(SpecStep::label).toList();
      assertEquals(List.of("retake_status(p1)", "schedule(m1)"), labels);
      SpecState after = spec.steps(initial).get(0).successor();
      assertTrue(
          spec.steps(after).stream().anyMatch(step -> step.label().equals("retake_schedtick")));

      Map<String, Object> value = spec.value(initial);
      assertEquals(Set.of("g", "m", "p", "sched", "thread"), value.keySet());
      Map<?, ?> sched = (Map<?, ?>) value.get("sched");
      assertEquals(List.of("g1", "g2"), sched.get("runq"));
      assertEquals(List.of("m2"), sched.get("midle"));
      Map<?, ?> sysmon = (Map<?, ?>) ((Map<?, ?>) value.get("thread")).get("sysmon");
      assertEquals("usleep", sysmon.get("pc"));
      assertEquals(List.of(), sysmon.get("ret"));
      assertEquals(Map.of("g", "Nil", "m", "Nil", "p", "Nil"), sysmon.get("request"));
      Map<?, ?> machine = (Map<?, ?>) ((Map<?, ?>) value.get("m")).get("m1");
      assertEquals("p1", machine.get("p"));
      assertEquals("Nil", machine.get("nextp"));
      assertEquals(false, machine.get("park"));
      assertEquals(0, machine.get("signalPending"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CThread", "StopTheWorldSyscall", "SuspendParks", "ExternalSignalNotified"})
  void actionsThatThreadsAreNotAtAreLeftOutOnlyWhereTlcHasNone(String name) {
    try (SpecEvaluator spec = open(name)) {
      List<SpecState> states = new ArrayList<>(spec.initialStates());
      Set<Long> seen = new HashSet<>();
      for (int i = 0; i < states.size() && seen.size() < 600; i++) {
        for (SpecStep step : spec.steps(states.get(i))) {
          if (seen.add(step.successor().fingerprint())) {
            states.add(step.successor());
          }
        }
      }
      List<List<String>> some = states.stream().map(state -> labels(spec, state)).toList();
      spec.askAll();
      List<List<String>> all = states.stream().map(state -> labels(spec, state)).toList();
      assertEquals(all, some);
    }
  }

  private static List<String> labels(SpecEvaluator spec, SpecState state) {
    return spec.steps(state).stream().map(SpecStep::label).toList();
  }

  @Test
  void actionsAreListedWithTheirModules() {
    try (SpecEvaluator spec = open("Smallest")) {
      List<SpecAction> actions = spec.actions();
      assertTrue(actions.contains(new SpecAction("retake_status", "Sysmon", 1)));
      assertTrue(actions.contains(new SpecAction("retake_schedtick", "Sysmon", 0)));
      assertTrue(actions.contains(new SpecAction("preemptM_CAS", "Preemptone", 1)));
      assertTrue(actions.contains(new SpecAction("startm_newm", "Threads", 2)));
      assertEquals(actions.size(), actions.stream().map(SpecAction::name).distinct().count());
    }
  }

  @Test
  void aViolatedInvariantIsNamed() {
    try (SpecEvaluator spec = open("FaultSignalPendingNeverCleared")) {
      Set<Long> seen = new HashSet<>();
      List<SpecState> level = spec.initialStates();
      Set<String> violated = new HashSet<>();
      while (violated.isEmpty()) {
        List<SpecState> next = new ArrayList<>();
        for (SpecState state : level) {
          if (seen.add(state.fingerprint())) {
            violated.addAll(spec.violated(state));
            spec.steps(state).forEach(step -> next.add(step.successor()));
          }
        }
        level = next;
      }
      assertEquals(Set.of("AckSound"), violated);
    }
  }

  private static Object with(Object record, String field, Object value) {
    SortedMap<String, Object> changed = new TreeMap<>();
    ((Map<?, ?>) record).forEach((name, is) -> changed.put(name.toString(), is));
    changed.put(field, value);
    return changed;
  }

  @Test
  void anyStateCanBeMadeOfItsValue() {
    try (SpecEvaluator spec = open("SuspendTwice")) {
      SpecState state = spec.initialStates().get(0);
      for (int i = 0; i < 40; i++) {
        List<SpecStep> steps = spec.steps(state);
        state = steps.get(steps.size() - 1).successor();
        SpecState made = spec.state(spec.value(state));
        assertEquals(state.fingerprint(), made.fingerprint());
        assertEquals(spec.value(state), spec.value(made));
      }
      Map<String, Object> variables = new HashMap<>(spec.value(state));
      variables.put("sched", with(variables.get("sched"), "nmspinning", -1));
      assertEquals(false, spec.holds("TypeOK", spec.state(variables)));
      variables.remove("sched");
      SpecFailure failure = assertThrows(SpecFailure.class, () -> spec.state(variables));
      assertTrue(failure.getMessage().startsWith("a variable has no value"));
      variables.put("sched", 1.5);
      failure = assertThrows(SpecFailure.class, () -> spec.state(variables));
      assertEquals("no value of TLC for 1.5", failure.getMessage());
    }
  }

  @Test
  void aPropertyOfStepsIsEvaluatedOnAnyTwoStates() {
    try (SpecEvaluator spec = open("Smallest")) {
      SpecState before = spec.initialStates().get(0);
      SpecState after = spec.steps(before).get(0).successor();
      assertTrue(spec.allows("RefinesContract", before, after));
      assertTrue(spec.allows("RefinesContract", after, after));
      Map<String, Object> variables = new HashMap<>(spec.value(before));
      Object stopping = with(variables.get("sched"), "gcwaiting", true);
      variables.put("sched", with(stopping, "pidle", List.of("p1")));
      assertEquals(false, spec.allows("RefinesContract", before, spec.state(variables)));
      SpecFailure failure =
          assertThrows(SpecFailure.class, () -> spec.allows("TypeOK", before, after));
      assertEquals("no operator TypeOK of the form [][A]_v", failure.getMessage());
    }
  }

  @Test
  void oneEvaluatorLivesAtATime() {
    SpecEvaluator first = open("Smallest");
    try (first) {
      assertThrows(IllegalStateException.class, () -> open("Smallest"));
      assertEquals(1, first.initialStates().size());
    }
    assertThrows(IllegalStateException.class, first::initialStates);
    try (SpecEvaluator second = open("ThreeGoroutines")) {
      assertEquals(2, second.initialStates().size());
    }
  }

  @Test
  void nothingIsPrinted() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(caught);
    System.setErr(caught);
    try (SpecEvaluator spec = open("Smallest")) {
      spec.initialStates().forEach(spec::steps);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aBrokenSpecificationIsOneLine() throws IOException {
    SpecDirectory directory =
        Specs.copyWith(scratch, "Preemption.tla", "\\/ SysmonStep\n", "\\/ nonsense\n");
    SpecConfiguration configuration = directory.configuration("Smallest");
    SpecFailure failure =
        assertThrows(SpecFailure.class, () -> SpecEvaluator.open(directory, configuration));
    assertTrue(
        failure.getMessage().contains("module Preemption Unknown operator: `nonsense'."),
        failure.getMessage());
    assertTrue(failure.getMessage().lines().count() == 1, failure.getMessage());
    try (SpecEvaluator spec = open("Smallest")) {
      assertEquals(1, spec.initialStates().size());
    }
  }

  @Test
  void anEvaluationErrorNamesTheStep() throws IOException {
    SpecDirectory directory =
        Specs.copyWith(scratch, "Signals.tla", "thread[mp].pending", "thread[mp].pend");
    try (SpecEvaluator spec = SpecEvaluator.open(directory, directory.configuration("Smallest"))) {
      SpecState initial = spec.initialStates().get(0);
      SpecFailure failure = assertThrows(SpecFailure.class, () -> spec.steps(initial));
      assertTrue(
          failure.getMessage().startsWith("deliver(m1): Attempted to select nonexistent field"),
          failure.getMessage());
    }
  }
}
