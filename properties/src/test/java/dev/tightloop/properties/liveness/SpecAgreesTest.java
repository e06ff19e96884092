package dev.tightloop.properties.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.State;
import dev.tightloop.model.Step;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.TemporalProperty;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.lockstep.SpecStates;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.spec.FairnessCondition;
import dev.tightloop.spec.FairnessCondition.Kind;
import dev.tightloop.spec.LeadsToInstance;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecEvaluator;
import dev.tightloop.spec.SpecState;
import dev.tightloop.spec.SpecStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fairness and the temporal properties, against what TLC evaluates of the specification. */
class SpecAgreesTest {

  private static final int WALKS = 2;
  private static final int STATES_OF_THE_MODEL = 20_000;
  private static final int COMPARED_ANYWAY = 2000;

  /** Every action stands in the same disjuncts, those of no disjunct included. */
  @ParameterizedTest
  @ValueSource(strings = {"ForLoop", "CThreads", "TakeTurns", "CooperativeOnly", "SignalStorm"})
  void eachClassHasTheActionsThatTheSpecificationNames(String name) {
    SpecConfiguration configuration = Specs.configuration(name);
    Configuration constants = ModelConfiguration.of(configuration);
    Fairness fairness = Fairness.of(constants);
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    for (int step : new Model(constants).allSteps()) {
      for (String of : fairness.names(fairness.classes(step))) {
        found.computeIfAbsent(of, key -> new TreeSet<>()).add(Step.action(step).name());
      }
    }
    try (SpecEvaluator spec = SpecEvaluator.open(Specs.directory(), configuration)) {
      assertEquals(spec.fairActions(configuration.specification()), found);
    }
  }

  /** On random walks, for each step from each state: the classes that it belongs to. */
  @ParameterizedTest
  @CsvSource({
    "ForLoop, 40",
    "TakeTurns, 40",
    "ProcUnpinStarves, 40",
    "CooperativeOnly, 40",
    "SignalStorm, 40",
    "SuspendTightloop, 40",
    "SyscallOneThread, 40",
    "CThread, 40",
    "StopTheWorldEnds, 40"
  })
  void eachStepBelongsToTheClassesThatTheSpecificationSays(String name, int steps) {
    SpecConfiguration configuration = Specs.configuration(name);
    Configuration constants = ModelConfiguration.of(configuration);
    Fairness fairness = Fairness.of(constants);
    Model model = new Model(constants);
    SpecStates states = new SpecStates(constants);
    Set<String> taken = new TreeSet<>();
    walk(
        configuration,
        steps,
        (spec, from, successors) -> {
          byte[] encoded = states.encoded(spec.value(from));
          Map<Long, Long> classes = classesByTarget(model, fairness, encoded);
          for (SpecStep step : successors) {
            List<FairnessCondition> conditions =
                spec.fairness(configuration.specification(), from, step.successor());
            model.state().copyFrom(states.encoded(spec.value(step.successor())));
            long found = classes.getOrDefault(model.state().fingerprint(), 0L);
            assertEquals(takenOf(conditions), Set.copyOf(fairness.names(found)), step.label());
            assertSameDemands(conditions, fairness);
            taken.addAll(fairness.names(found));
          }
        });
    assertFalse(taken.isEmpty());
  }

  private static Map<Long, Long> classesByTarget(Model model, Fairness fairness, byte[] from) {
    State s = model.state();
    s.copyFrom(from);
    long same = s.fingerprint();
    Map<Long, Long> classes = new HashMap<>();
    for (int step : model.allSteps()) {
      s.copyFrom(from);
      if (model.take(step) && s.fingerprint() != same) {
        classes.merge(s.fingerprint(), fairness.classes(step), (a, b) -> a | b);
      }
    }
    return classes;
  }

  private static Set<String> takenOf(List<FairnessCondition> conditions) {
    return conditions.stream()
        .filter(FairnessCondition::taken)
        .map(FairnessCondition::action)
        .collect(Collectors.toSet());
  }

  private static void assertSameDemands(List<FairnessCondition> conditions, Fairness fairness) {
    Demands demands = fairness.demands();
    assertEquals(those(conditions, Kind.STRONG), Set.copyOf(fairness.names(demands.strong())));
    assertEquals(those(conditions, Kind.WEAK), Set.copyOf(fairness.names(demands.weak())));
    List<String> responses = new ArrayList<>();
    for (Demands.Response response : demands.responses()) {
      responses.addAll(fairness.names(response.when()));
      responses.addAll(fairness.names(response.then()));
    }
    assertEquals(
        conditions.stream()
            .filter(c -> c.kind() == Kind.WHEN || c.kind() == Kind.THEN)
            .map(FairnessCondition::action)
            .toList(),
        responses);
  }

  private static Set<String> those(List<FairnessCondition> conditions, Kind kind) {
    return conditions.stream()
        .filter(condition -> condition.kind() == kind)
        .map(FairnessCondition::action)
        .collect(Collectors.toSet());
  }

  /**
   * P and Q of every instance of every property, in reachable states: in each where they are true
   * and false together as in none before it, and in some others.
   */
  @Test
  void eachPropertySaysTheSameOfAState() {
    Map<String, Set<LeadsToInstance>> seen = new TreeMap<>();
    for (String name :
        List.of(
            "ForLoop",
            "SuspendEnds",
            "StopTheWorldSuspend",
            "SyscallLetsGo",
            "SafePointLooksAgain",
            "DeepSleep",
            "FaultExitsyscallLetsSysmonSleep",
            "WorkConserved",
            "CooperativeTwo",
            "CThread",
            "SuspendCalls",
            "TemplateThread",
            "TimerReset",
            "Exec",
            "GcStopTheWorldEnds",
            "FaultScheduleKeepsPreempt",
            "EnlistsWorkerLocked")) {
      compare(Specs.configuration(name), seen);
    }
    List<String> oneWayOnly = new ArrayList<>();
    for (TemporalProperty property : Catalogue.temporalProperties()) {
      Set<LeadsToInstance> found = seen.get(property.name());
      if (found.stream().map(LeadsToInstance::p).distinct().count() < 2) {
        oneWayOnly.add(property.name() + " P");
      }
      if (found.stream().map(LeadsToInstance::q).distinct().count() < 2) {
        oneWayOnly.add(property.name() + " Q");
      }
    }
    assertEquals(List.of(), oneWayOnly);
  }

  private static void compare(
      SpecConfiguration configuration, Map<String, Set<LeadsToInstance>> seen) {
    Configuration constants = ModelConfiguration.of(configuration);
    Model model = new Model(constants);
    SpecStates states = new SpecStates(constants);
    Set<Map<String, List<LeadsToInstance>>> compared = new HashSet<>();
    List<byte[]> reached = new ArrayList<>();
    Set<Long> known = new HashSet<>();
    State s = model.state();
    for (State initial : model.initialStates()) {
      known.add(initial.fingerprint());
      reached.add(initial.encoded());
    }
    int[] steps = new int[model.mostSteps()];
    try (SpecEvaluator spec = SpecEvaluator.open(Specs.directory(), configuration)) {
      for (int i = 0; i < reached.size() && i < STATES_OF_THE_MODEL; i++) {
        byte[] at = reached.get(i);
        s.copyFrom(at);
        Map<String, List<LeadsToInstance>> found = new TreeMap<>();
        for (TemporalProperty property : Catalogue.temporalProperties()) {
          found.put(
              property.name(),
              property.instances(constants).stream()
                  .map(one -> new LeadsToInstance(one.p().holds(s), one.q().holds(s)))
                  .toList());
        }
        if (compared.add(found) || i % COMPARED_ANYWAY == 0) {
          SpecState state = spec.state(states.variables(at));
          found.forEach(
              (property, instances) -> {
                assertEquals(spec.leadsTo(property, state), instances, property);
                seen.computeIfAbsent(property, key -> new HashSet<>()).addAll(instances);
              });
        }
        s.copyFrom(at);
        int count = model.candidates(steps);
        for (int step = 0; step < count; step++) {
          if (model.take(steps[step])) {
            if (known.add(s.fingerprint())) {
              reached.add(s.encoded());
            }
            s.copyFrom(at);
          }
        }
      }
    }
  }

  /** A counterexample is a behaviour of the specification, violates the property, and is fair. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AsyncPreemptOff",
        "ProcUnpinStarves",
        "SignalStorm",
        "UnsafePointStarves",
        "BreaksContractIdle",
        "BreaksContractGoesOn",
        "FaultStopTheWorldAsksOnce",
        "TakeTurnsUnfairly"
      })
  void aCounterexampleIsOneOfTheSpecification(String name) {
    SpecConfiguration configuration = Specs.configuration(name);
    LivenessResult.Judged judged =
        LivenessCheck.of(
                ModelConfiguration.of(configuration),
                LivenessCheck.among(configuration.properties()))
            .run(LivenessProgress.SILENT)
            .violated()
            .orElseThrow();
    Counterexample found = judged.counterexample().orElseThrow();
    try (TlcWitness witness = new TlcWitness(Specs.directory(), configuration)) {
      assertEquals(Optional.empty(), witness.judge(judged.property().name(), found), found::text);
    }
  }

  /** The same behaviour where the specification promises more, and one that the property allows. */
  @Test
  void whatIsNoCounterexampleIsNotTakenForOne() {
    SpecConfiguration unfairly = Specs.configuration("TakeTurnsUnfairly");
    LivenessResult.Judged judged =
        LivenessCheck.of(
                ModelConfiguration.of(unfairly), LivenessCheck.among(unfairly.properties()))
            .run(LivenessProgress.SILENT)
            .violated()
            .orElseThrow();
    Counterexample found = judged.counterexample().orElseThrow();
    String property = judged.property().name();
    try (TlcWitness witness = new TlcWitness(Specs.directory(), Specs.configuration("TakeTurns"))) {
      assertEquals(
          Optional.of("it is not fair to findRunnable_local(m1)"), witness.judge(property, found));
      assertEquals(
          Optional.of("OneRunner is not violated there"), witness.judge("OneRunner", found.stem()));
      assertEquals(
          Optional.of("the specification has no step sigreturn(m1) after 1"),
          witness.judge(property, List.of("sigreturn(m1)")));
    }
  }

  private interface Visitor {
    void visit(SpecEvaluator spec, SpecState state, List<SpecStep> successors);
  }

  private static void walk(SpecConfiguration configuration, int steps, Visitor visitor) {
    SplitMix64 random = new SplitMix64(configuration.name().hashCode());
    try (SpecEvaluator spec = SpecEvaluator.open(Specs.directory(), configuration)) {
      for (int walk = 0; walk < WALKS; walk++) {
        SpecState at = spec.initialStates().get(0);
        for (int i = 0; i < steps; i++) {
          List<SpecStep> successors = spec.steps(at);
          visitor.visit(spec, at, successors);
          if (successors.isEmpty()) {
            break;
          }
          at = successors.get(random.below(successors.size())).successor();
        }
      }
    }
  }
}
