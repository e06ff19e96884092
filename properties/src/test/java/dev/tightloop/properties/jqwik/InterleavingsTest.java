package dev.tightloop.properties.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.schedule.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;

/** What is drawn, where it begins, and how it shrinks where the machine has nothing to say. */
class InterleavingsTest {

  private static final Machine.Maker MODEL =
      Target.of(Specs.configuration("FaultReleasepKeepsP").withoutFaults())::machine;

  @Test
  void theSameRandomNumbersDrawTheSame() {
    assertEquals(drawn(20), drawn(20));
  }

  private static List<Choices> drawn(int count) {
    RandomGenerator<Interleaving> generator =
        Interleavings.of(MODEL).ofMaxLength(50).generator(1000);
    Random random = new Random(3);
    List<Choices> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(generator.next(random).value().choices());
    }
    return drawn;
  }

  @Test
  void edgeCasesAreNobodyEachAloneInTurnAndTheLongest() {
    List<Interleaving> edges = new ArrayList<>();
    Interleavings.of(MODEL).ofMaxLength(60).edgeCases().forEach(edge -> edges.add(edge.value()));
    Set<Integer> lengths =
        edges.stream().map(edge -> edge.steps().size()).collect(Collectors.toSet());
    assertTrue(lengths.containsAll(Set.of(0, 60)), lengths::toString);
    Machine machine = MODEL.make();
    for (int i = 0; i < machine.actors(); i++) {
      String actor = machine.actor(i);
      assertTrue(
          edges.stream()
              .anyMatch(edge -> edge.steps().stream().allMatch(step -> step.actor().equals(actor))),
          actor);
    }
    assertTrue(
        edges.stream().anyMatch(edge -> edge.preemptions() > 40),
        () -> "nowhere do actors take turns");
  }

  @Test
  void choicesAreTakenModuloWhatIsEnabled() {
    Interleaving first = Choices.of(0, 0, 0, 0).on(MODEL);
    Interleaving last = Choices.of(Choices.LARGEST, Choices.LARGEST, Choices.LARGEST).on(MODEL);
    assertTrue(first.steps().stream().allMatch(step -> step.choice() == 0));
    assertTrue(last.steps().stream().allMatch(step -> step.choice() == step.enabled() - 1));
    assertEquals(3, last.steps().size());
  }

  /** A property's own complaint: that sysmon has made a request. */
  @Test
  void withoutAViolationItShrinksByTrial() {
    RandomGenerator<Interleaving> generator =
        Interleavings.of(MODEL).ofMaxLength(100).generator(1000);
    Random random = new Random(5);
    Shrinkable<Interleaving> failing = generator.next(random);
    while (!asks(failing.value())) {
      failing = generator.next(random);
    }
    Shrinkable<Interleaving> smaller = failing;
    while (smaller != null) {
      failing = smaller;
      smaller = failing.shrink().filter(each -> asks(each.value())).findFirst().orElse(null);
    }
    assertTrue(failing.value().preemptions() <= 1, failing.value()::toString);
    assertTrue(failing.value().actors() <= 2, failing.value()::toString);
    assertTrue(asks(failing.value()));
  }

  private static boolean asks(Interleaving run) {
    return run.steps().stream().anyMatch(step -> step.label().startsWith("preemptone_preempt"));
  }
}
