package dev.tightloop.properties.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.schedule.Machine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampledRacesTest {

  @Test
  void theLastLookAndTheLastWorkRace() {
    SampledRaces races = SampledRaces.of(new Spinner(3));
    assertTrue(races.between(0, 1));
    assertTrue(races.between(1, 0));
  }

  @Test
  void aRaceThatNoWalkComesToIsMissed() {
    SampledRaces races = SampledRaces.of(new Spinner(100_000));
    assertFalse(races.between(0, 1));
  }

  @Test
  void unknownStepsRace() {
    assertTrue(SampledRaces.of(new Spinner(3)).between(0, 7));
  }

  @Test
  void aMachineThatCanOnlyGoOnIsRefused() {
    Lines machine = new Lines(2, 2);
    assertThrows(IllegalArgumentException.class, () -> SampledRaces.of(machine));
  }

  /**
   * Against all states: pairs of steps that are enabled together somewhere, those that race
   * somewhere, those of them that the sample does not know of, and those that it wrongly says race.
   */
  @ParameterizedTest
  @CsvSource({
    "CThread, 240, 0, 0, 0",
    "ExternalSignals, 261, 10, 0, 0",
    "Smallest, 254, 9, 1, 1",
  })
  void fewRacesOfTheModelAreMissed(String name, int pairs, int race, int missed, int wrong) {
    Machine machine = Target.of(Specs.configuration(name)).machine();
    Exhaustive all = new Exhaustive(machine);
    all.visit();
    assertEquals(pairs, all.met.size());
    assertEquals(race, all.racing.size());
    assertEquals(
        missed, all.racing.stream().filter(pair -> !machine.races(one(pair), other(pair))).count());
    assertEquals(
        wrong,
        all.met.stream()
            .filter(pair -> !all.racing.contains(pair) && machine.races(one(pair), other(pair)))
            .count());
  }

  private static int one(long pair) {
    return (int) (pair >>> 32);
  }

  private static int other(long pair) {
    return (int) pair;
  }

  /** All pairs in all states, by taking every two steps in both orders. */
  private static final class Exhaustive {

    private final Machine machine;
    private final Set<Long> met = new HashSet<>();
    private final Set<Long> racing = new HashSet<>();
    private final Set<Long> seen = new HashSet<>();
    private final Deque<byte[]> left = new ArrayDeque<>();
    private final int[] then;

    Exhaustive(Machine machine) {
      this.machine = machine;
      then = new int[machine.mostSteps()];
    }

    void visit() {
      for (int i = 0; i < machine.initialStates(); i++) {
        machine.begin(i);
        add();
      }
      int[] enabled = new int[machine.mostSteps()];
      while (!left.isEmpty()) {
        byte[] here = left.remove();
        machine.restore(here);
        int count = machine.enabled(enabled);
        for (int i = 0; i < count; i++) {
          machine.restore(here);
          machine.take(enabled[i]);
          add();
          for (int j = 0; j < i; j++) {
            pair(here, enabled[i], enabled[j]);
          }
        }
      }
    }

    private void add() {
      if (seen.add(machine.fingerprint())) {
        left.add(machine.encoded());
      }
    }

    private void pair(byte[] here, int one, int other) {
      if (machine.actorOf(one) == machine.actorOf(other)) {
        return;
      }
      long pair = (long) one << 32 | other;
      met.add(pair);
      if (!racing.contains(pair) && led(here, one, other) != led(here, other, one)) {
        racing.add(pair);
      }
    }

    /** Where both lead; a number of its own if the second cannot be taken any more. */
    private long led(byte[] here, int first, int second) {
      machine.restore(here);
      machine.take(first);
      int count = machine.enabled(then);
      for (int i = 0; i < count; i++) {
        if (then[i] == second) {
          machine.take(second);
          return machine.fingerprint();
        }
      }
      return first;
    }
  }
}
