package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetryTest {

  static Stream<String> quickOnesThatHold() {
    return Configurations.quick().stream()
        .filter(spec -> spec.expectation().holds())
        .map(SpecConfiguration::name);
  }

  /** Only if a permutation maps steps to steps, each state's representative is found. */
  @ParameterizedTest
  @MethodSource("quickOnesThatHold")
  void findsTheRepresentativesOfAllStatesAndNoOthers(String name) {
    Model model = new Model(ModelConfiguration.of(Configurations.named(name)));
    Reduction symmetry = Symmetry.of(model);
    if (symmetry != null) {
      assertEquals(representatives(model, symmetry), Reachable.of(model, symmetry));
    }
  }

  @Test
  void savesStates() {
    Model model = new Model(ModelConfiguration.of(Configurations.named("TakeTurns")));
    assertEquals(536, Reachable.of(model, null).size());
    assertEquals(162, Reachable.of(model, Symmetry.of(model)).size());
  }

  @Test
  void goroutinesWithDifferentRolesAreNotAlike() {
    Model model = new Model(ModelConfiguration.of(Configurations.named("CooperativeOnly")));
    assertNull(Symmetry.of(model));
  }

  @Test
  void groupsHaveAllPermutationsOfWhatIsAlikeAndNoMoreThanAskedFor() {
    Configuration constants = Configuration.counted(3, 2, 1).build();
    assertEquals(3 * 2 * 2, Alike.permutations(constants, Symmetry.MOST).size());
    List<Permutation> some = Alike.permutations(constants, 5);
    assertTrue(some.size() > 1 && some.size() <= 5);
  }

  /** A seeded fault: whatever their roles, goroutines count as alike. */
  @Test
  void whoTakesUnlikeGoroutinesForAlikeIsFoundOut() {
    Configuration constants = ModelConfiguration.of(Configurations.named("SuspendParks"));
    Model model = new Model(constants);
    int goroutines = constants.goroutines();
    int[] reversed = IntStream.range(0, goroutines).map(gp -> goroutines - 1 - gp).toArray();
    Permutation identity = Permutation.identity(constants);
    Permutation unsound = new Permutation(reversed, identity.t());
    Reduction symmetry = new Symmetry(model.state(), List.of(identity, unsound));
    assertNotEquals(representatives(model, symmetry), Reachable.of(model, symmetry));
  }

  private static Set<Long> representatives(Model model, Reduction symmetry) {
    Set<Long> representatives = new HashSet<>();
    State s = model.state();
    Reachable.visit(
        model,
        state -> {
          symmetry.canonical(s);
          representatives.add(s.fingerprint());
        });
    return representatives;
  }
}
