package dev.tightloop.properties.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleShrinkerTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void everyLostIncrementBecomesTheSimplestOne(int threads) {
    Increments machine = new Increments(threads);
    Set<FailingSchedule> shrunk = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      Shrunk one = new ScheduleShrinker(machine).shrink(failing(machine, "lost", seed));
      assertTrue(one.simplest());
      assertEquals(new Simplicity(1, threads, 2 * threads), one.after());
      shrunk.add(one.schedule());
    }
    assertEquals(1, shrunk.size(), shrunk.toString());
  }

  @Test
  void aMachineThatOnlyGoesOnIsServed() {
    Machine machine = new OnlyGoesOn(new Increments(3));
    for (int seed = 0; seed < 20; seed++) {
      Shrunk one = new ScheduleShrinker(machine).shrink(failing(machine, "lost", seed));
      assertTrue(one.simplest());
      assertEquals(new Simplicity(1, 3, 6), one.after());
      assertPlays(machine, one.schedule());
    }
  }

  /**
   * The one is shorter than the other, and a schedule that violates both violates it first. With
   * little effort, candidates are played more than states are searched.
   */
  @ParameterizedTest
  @ValueSource(longs = {ScheduleShrinker.EFFORT, 1_000, 300})
  void itNeverSlipsToWhatElseIsViolated(long effort) {
    Increments machine = new Increments(3);
    for (int seed = 0; seed < 20; seed++) {
      for (String wanted : List.of("lost", "low")) {
        for (Machine each : List.of(machine, new OnlyGoesOn(machine))) {
          Shrunk one = new ScheduleShrinker(each, effort).shrink(failing(machine, wanted, seed));
          assertEquals(wanted, one.schedule().violates());
          assertPlays(machine, one.schedule());
        }
      }
    }
  }

  @Test
  void noStepCanBeLeftOut() {
    for (Machine machine : List.of(new Increments(4), new OnlyGoesOn(new Increments(4)))) {
      for (String wanted : List.of("lost", "low")) {
        for (int seed = 0; seed < 10; seed++) {
          Shrunk one = new ScheduleShrinker(machine).shrink(failing(machine, wanted, seed));
          assertNoStepCanBeLeftOut(machine, one);
        }
      }
    }
  }

  @Test
  void itEndsWhenTheEffortIsSpent() {
    Increments machine = new Increments(5);
    FailingSchedule failing = failing(machine, "lost", 1);
    for (long most : new long[] {1_000, 100, 10}) {
      Shrunk one = new ScheduleShrinker(machine, most).shrink(failing);
      assertTrue(one.effort() <= most + failing.steps().size() + machine.mostSteps(), "" + one);
      assertPlays(machine, one.schedule());
      assertTrue(one.after().steps() <= failing.steps().size());
      assertFalse(one.simplest());
    }
  }

  @Test
  void aVeryLongScheduleIsShrunk() {
    Increments machine = new Increments(2);
    FailingSchedule failing = failing(machine, "lost", 1);
    List<Integer> steps = new ArrayList<>(Collections.nCopies(20_000, 0));
    steps.addAll(failing.steps());
    Shrunk one = new ScheduleShrinker(machine).shrink(new FailingSchedule(0, steps, "lost"));
    assertEquals(20_000 + failing.steps().size(), one.before().steps());
    assertEquals(new Simplicity(1, 2, 4), one.after());
  }

  @Test
  void theSameScheduleIsShrunkToTheSame() {
    FailingSchedule failing = failing(new Increments(4), "low", 3);
    assertEquals(
        new ScheduleShrinker(new Increments(4)).shrink(failing),
        new ScheduleShrinker(new Increments(4)).shrink(failing));
  }

  @Test
  void whatDoesNotFailIsRefused() {
    Increments machine = new Increments(2);
    FailingSchedule works = new FailingSchedule(0, List.of(1, 2, 4, 5), "lost");
    assertThrows(IllegalArgumentException.class, () -> new ScheduleShrinker(machine).shrink(works));
  }

  static void assertPlays(Machine machine, FailingSchedule schedule) {
    List<String> violated = new ArrayList<>();
    machine.begin(schedule.initial());
    violated.add(machine.violated());
    for (int step : schedule.steps()) {
      machine.take(step);
      violated.add(machine.violated());
    }
    String atTheEnd = violated.remove(violated.size() - 1);
    assertTrue(violated.stream().allMatch(each -> each == null), violated.toString());
    if (atTheEnd == null && machine.enabled(new int[machine.mostSteps()]) == 0) {
      atTheEnd = machine.stuck();
    }
    assertEquals(schedule.violates(), atTheEnd);
  }

  /** Without any one of them, it violates something else or nothing, or is not simpler. */
  static void assertNoStepCanBeLeftOut(Machine machine, Shrunk shrunk) {
    Playback playback =
        new Playback(machine, shrunk.schedule().violates(), new Effort(Long.MAX_VALUE));
    for (int i = 0; i < shrunk.schedule().steps().size(); i++) {
      List<Integer> without = new ArrayList<>(shrunk.schedule().steps());
      without.remove(i);
      Optional<Playback.Played> played = playback.play(shrunk.schedule().initial(), without);
      assertTrue(
          played.isEmpty()
              || !Preference.FEWER_SWITCHES.isBetter(played.get().simplicity(), shrunk.after()),
          "step " + i + " of " + shrunk);
    }
  }

  /** The first random schedule from this seed on that violates this. */
  static FailingSchedule failing(Machine machine, String wanted, int seed) {
    SplitMix64 random = new SplitMix64(seed);
    int[] enabled = new int[machine.mostSteps()];
    while (true) {
      machine.begin(0);
      List<Integer> steps = new ArrayList<>();
      String violated = null;
      int count = machine.enabled(enabled);
      for (; violated == null && count > 0; count = machine.enabled(enabled)) {
        int step = enabled[random.below(count)];
        machine.take(step);
        steps.add(step);
        violated = machine.violated();
      }
      if (wanted.equals(violated == null ? machine.stuck() : violated)) {
        return new FailingSchedule(0, steps, wanted);
      }
    }
  }
}
