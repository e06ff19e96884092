package dev.tightloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.spec.Pinned;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.SpecEvaluator;
import dev.tightloop.spec.SpecState;
import dev.tightloop.spec.SpecStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The behaviours in {@code docs/findings} are real: the specification allows each step, and the
 * lasso closes, or the last state violates what the page says and none is reached in fewer steps.
 */
class FindingsTest {

  private static final Path ROOT = Path.of(System.getProperty("tightloop.root", ".."));
  private static final SpecDirectory SPEC = new SpecDirectory(ROOT.resolve("spec"));

  static List<Path> pages() throws IOException {
    try (var files = Files.list(ROOT.resolve("docs/findings"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theSpecificationHasTheBehaviourOfAFinding(Path page) throws IOException {
    Finding finding = Finding.read(page);
    SpecConfiguration configuration = SPEC.configuration(finding.configuration());
    String violated = configuration.expectation().violates().orElseThrow();
    assertEquals(violated, finding.violated());
    OptionalInt shortest = configuration.pinned().map(Pinned::trace).orElse(OptionalInt.empty());
    assertTrue(
        shortest.isEmpty() || shortest.getAsInt() == finding.labels().size() + 1,
        () -> "TLC's shortest has " + shortest.getAsInt() + " states");

    try (SpecEvaluator spec = SpecEvaluator.open(SPEC, configuration)) {
      List<SpecState> behaviour = behaviour(spec, finding.labels());
      SpecState last = behaviour.get(behaviour.size() - 1);
      OptionalInt back = finding.backTo();
      if (back.isPresent()) {
        assertEquals(behaviour.get(back.getAsInt() - 1).fingerprint(), last.fingerprint());
      } else if (violated.equals("Deadlock")) {
        assertEquals(List.of(), spec.steps(last));
      } else {
        assertTrue(spec.violated(last).contains(violated), last::toString);
      }
    }
  }

  /** The states; from the first initial state from which the steps can be taken. */
  private static List<SpecState> behaviour(SpecEvaluator spec, List<String> labels) {
    List<String> problems = new ArrayList<>();
    for (SpecState initial : spec.initialStates()) {
      List<SpecState> states = new ArrayList<>(List.of(initial));
      while (states.size() <= labels.size()) {
        String label = labels.get(states.size() - 1);
        Optional<SpecStep> taken =
            spec.steps(states.get(states.size() - 1)).stream()
                .filter(step -> step.label().equals(label))
                .findFirst();
        if (taken.isEmpty()) {
          problems.add("no step " + label + " in state " + states.size());
          break;
        }
        states.add(taken.get().successor());
      }
      if (states.size() == labels.size() + 1) {
        return states;
      }
    }
    throw new AssertionError(String.join("; ", problems));
  }
}
