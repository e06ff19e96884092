package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Action;
import dev.tightloop.spec.SpecConfiguration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReductionsTest {

  private static final Set<Action> ALL = EnumSet.allOf(Action.class);

  static Stream<String> quickOnes() {
    return Configurations.quick().stream().map(SpecConfiguration::name);
  }

  @ParameterizedTest
  @MethodSource("quickOnes")
  void comeToTheVerdictOfTheFullSearch(String name) {
    Exploration full = search(name, Reductions.none);
    for (Reductions reduction : Reductions.values()) {
      Exploration reduced = search(name, reduction);
      assertEquals(verdict(full), verdict(reduced), name + " with " + reduction);
      assertTrue(
          full.distinct() >= reduced.distinct() || !verdict(full).equals("holds"),
          name + " with " + reduction + " has " + reduced.distinct() + " states");
    }
  }

  /** A seeded fault: whatever a thread's step does, it is taken alone. */
  @Test
  void takingSharedStepsAloneChangesTheVerdict() {
    Reduction.Maker unsound = model -> new PartialOrder(model, t -> ALL);
    List<String> changed =
        quickOnes()
            .filter(
                name ->
                    !verdict(searchBy(name, unsound))
                        .equals(verdict(search(name, Reductions.none))))
            .toList();
    assertTrue(changed.size() > 1, () -> "changed: " + changed);
  }

  private static String verdict(Exploration exploration) {
    return exploration.outcome().toString();
  }

  private static Exploration search(String name, Reductions reduction) {
    return search(ConfiguredTask.of(Configurations.named(name), reduction));
  }

  private static Exploration searchBy(String name, Reduction.Maker reduction) {
    Task task = ConfiguredTask.of(Configurations.named(name), Reductions.none);
    return search(new Task(task.configuration(), task.checks(), reduction, "unsound"));
  }

  private static Exploration search(Task task) {
    try {
      return new Explorer(task, Options.defaults().threads(1)).run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
