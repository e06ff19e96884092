package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.model.Step;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.ContractSteps;
import dev.tightloop.properties.invariants.Invariant;
import dev.tightloop.properties.invariants.Invariants;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartialOrderTest {

  static Stream<String> quickOnesThatHold() {
    return Configurations.quick().stream()
        .filter(spec -> spec.expectation().holds())
        .map(SpecConfiguration::name);
  }

  @ParameterizedTest
  @MethodSource("quickOnesThatHold")
  void aPrivateStepIsNobodyElsesBusiness(String name) {
    Configuration constants = ModelConfiguration.of(Configurations.named(name));
    Judge judge = new Judge(constants, t -> PartialOrder.privateOnes(constants, t));
    assertEquals(Set.of(), judge.complaints());
  }

  @ParameterizedTest
  @MethodSource("quickOnesThatHold")
  void privateStepsMakeNoCycle(String name) {
    Configuration constants = ModelConfiguration.of(Configurations.named(name));
    Model model = new Model(constants);
    State s = model.state();
    Reduction order = PartialOrder.of(model);
    Map<String, Set<String>> edges = new HashMap<>();
    int[] steps = new int[model.mostSteps()];
    Reachable.visit(
        model,
        state -> {
          if (order.ample(s, steps) == 1) {
            int t = Step.thread(steps[0], constants);
            String from = place(s, t);
            model.apply(steps[0]);
            edges.computeIfAbsent(from, key -> new HashSet<>()).add(place(s, t));
          }
        });
    for (String from : edges.keySet()) {
      assertFalse(after(from, edges).contains(from), from + " comes after itself");
    }
  }

  @Test
  void savesStates() {
    Model model = new Model(ModelConfiguration.of(Configurations.named("Steal")));
    int all = Reachable.of(model, null).size();
    int left = Reachable.of(model, PartialOrder.of(model)).size();
    assertEquals(5744, all);
    assertTrue(left < all * 19 / 20, all + " -> " + left);
  }

  /** A seeded fault: steps that others look at count as private. */
  @Test
  void whoTakesAnySharedStepForPrivateIsFoundOut() {
    for (Action shared :
        List.of(
            Action.wantAsyncPreempt_p,
            Action.doSigPreempt_preemptGen,
            Action.execute_preempt,
            Action.runqput_runnext)) {
      boolean foundOut =
          Stream.of("SafePoints", "Steal", "SuspendEnds")
              .map(Configurations::named)
              .map(ModelConfiguration::of)
              .anyMatch(c -> !new Judge(c, t -> EnumSet.of(shared)).complaints().isEmpty());
      assertTrue(foundOut, shared.name());
    }
  }

  /** Nobody's step depends on it, but it ends a violation of WorkConserved. */
  @Test
  void whoTakesTheReturnFromASystemCallForPrivateIsFoundOut() {
    Configuration constants =
        Configuration.counted(2, 3, 2).set(Role.Syscalls, 1).set(Switch.SysmonRuns, false).build();
    Judge judge = new Judge(constants, t -> EnumSet.of(Action.syscall_return));
    assertEquals(
        Set.of("syscall_return and WorkConserved", "syscall_return and GlobalQueueServed"),
        judge.complaints());
    assertEquals(
        Set.of(), new Judge(constants, t -> PartialOrder.privateOnes(constants, t)).complaints());
  }

  private static String place(State s, int t) {
    return s.thread.handler(t) + " " + s.thread.programPc(t);
  }

  private static Set<String> after(String from, Map<String, Set<String>> edges) {
    Set<String> after = new HashSet<>();
    List<String> waiting = new ArrayList<>(edges.getOrDefault(from, Set.of()));
    while (!waiting.isEmpty()) {
      String place = waiting.remove(waiting.size() - 1);
      if (after.add(place)) {
        waiting.addAll(edges.getOrDefault(place, Set.of()));
      }
    }
    return after;
  }

  /** Looks at every state in which a step that is said to be private can be taken. */
  private static final class Judge {

    private final Configuration constants;
    private final Model model;
    private final State s;
    private final IntFunction<Set<Action>> privateOnes;
    private final List<Invariant> invariants;
    private final ContractSteps contract;
    private final int[] steps;
    private final Set<String> complaints = new HashSet<>();

    Judge(Configuration constants, IntFunction<Set<Action>> privateOnes) {
      this.constants = constants;
      this.privateOnes = privateOnes;
      model = new Model(constants);
      s = model.state();
      List<String> all = Catalogue.invariants();
      invariants = Invariants.of(model, all);
      contract = new ContractSteps(model);
      steps = new int[model.mostSteps()];
    }

    Set<String> complaints() {
      Reachable.visit(model, this::judge);
      return complaints;
    }

    private void judge(byte[] state) {
      int[] enabled = Arrays.copyOf(steps, model.enabled(steps));
      for (int step : enabled) {
        int t = Step.thread(step, constants);
        if (privateOnes.apply(t).contains(Step.action(step))) {
          judge(step, state, enabled);
        }
      }
    }

    private void judge(int step, byte[] state, int[] enabled) {
      String name = Step.action(step).name();
      for (int other : enabled) {
        if (other != step && !commute(state, step, other)) {
          complaints.add(name + " and " + Step.action(other).name());
        }
      }
      s.copyFrom(state);
      contract.from();
      List<Invariant> violated = invariants.stream().filter(i -> !i.holds(s)).toList();
      model.apply(step);
      if (!contract.seesNothing()) {
        complaints.add(name + " and the contract");
      }
      for (Invariant invariant : violated) {
        if (invariant.holds(s)) {
          complaints.add(name + " and " + invariant.name());
        }
      }
      if (Arrays.equals(s.encoded(), state)) {
        complaints.add(name + " does nothing");
      }
    }

    private boolean commute(byte[] state, int step, int other) {
      s.copyFrom(state);
      model.apply(step);
      if (!model.take(other)) {
        return false;
      }
      byte[] first = s.encoded();
      s.copyFrom(state);
      model.apply(other);
      return model.take(step) && Arrays.equals(first, s.encoded());
    }
  }
}
