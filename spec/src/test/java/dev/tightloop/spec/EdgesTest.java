package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every edge of the state graph has a name: an action of some module with its parameters, which
 * leads from a state to one other. Whoever compares the specification with anything relies on it.
 */
class EdgesTest {

  /** Breadth first: a handful of steps of each action, in every configuration that is quick. */
  private static final int MOST_STATES = 2_000;

  private static final String NO_ACTION = "Next";

  static List<SpecConfiguration> quick() {
    return QuickSuiteTest.quick();
  }

  @ParameterizedTest
  @MethodSource("quick")
  void everyEdgeHasOneNameAndEveryNameOneSuccessor(SpecConfiguration configuration) {
    assertEquals(Optional.empty(), ambiguity(Specs.directory(), configuration));
  }

  @Test
  void anActionWithAChoiceOfItsOwnIsFound(@TempDir Path scratch) throws IOException {
    SpecDirectory directory =
        Specs.copyWith(
            scratch,
            "UserCode.tla",
            "    /\\ UNCHANGED <<g, m, p, sched>>",
            "    /\\ \\E n \\in 0..1 : m' = [m EXCEPT ![mp].preemptGen = n]\n"
                + "    /\\ UNCHANGED <<g, p, sched>>");
    assertEquals(
        Optional.of("userInstruction(m1) has 2 successors"),
        ambiguity(directory, directory.configuration("ForLoop")));
  }

  private static Optional<String> ambiguity(
      SpecDirectory directory, SpecConfiguration configuration) {
    try (SpecEvaluator spec = SpecEvaluator.open(directory, configuration)) {
      Set<String> actions =
          spec.actions().stream().map(SpecAction::name).collect(Collectors.toSet());
      Set<Long> seen = new HashSet<>();
      Queue<SpecState> queue = new ArrayDeque<>(spec.initialStates());
      while (!queue.isEmpty() && seen.size() < MOST_STATES) {
        SpecState state = queue.remove();
        if (seen.add(state.fingerprint())) {
          Map<String, Set<Long>> successors = new HashMap<>();
          for (SpecStep step : spec.steps(state)) {
            successors
                .computeIfAbsent(step.label(), label -> new HashSet<>())
                .add(step.successor().fingerprint());
            queue.add(step.successor());
          }
          for (Map.Entry<String, Set<Long>> each : successors.entrySet()) {
            String action = each.getKey().replaceFirst("\\(.*", "");
            if (action.equals(NO_ACTION) || !actions.contains(action)) {
              return Optional.of(each.getKey() + " is the name of no action");
            }
            if (each.getValue().size() > 1) {
              return Optional.of(each.getKey() + " has " + each.getValue().size() + " successors");
            }
          }
        }
      }
      return Optional.empty();
    }
  }
}
