package dev.tightloop.properties.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the strategies' papers promise, of machines small enough to count. */
class GuaranteesTest {

  /** Of as many degrees of freedom as schedules but one; chance exceeds it once in a million. */
  private static double tolerated(int schedules) {
    return schedules + 5 * Math.sqrt(2.0 * schedules) + 20;
  }

  private static double chiSquare(Map<?, Integer> counts, int kinds, int all) {
    double expected = (double) all / kinds;
    double seen = counts.values().stream().mapToDouble(n -> (n - expected) * (n - expected)).sum();
    return (seen + (kinds - counts.size()) * expected * expected) / expected;
  }

  private static boolean inOrder(List<String> schedule, String... steps) {
    List<Integer> places = Arrays.stream(steps).map(schedule::indexOf).toList();
    return places.equals(places.stream().sorted().toList());
  }

  private static int count(
      Lines machine, Strategy strategy, int seeds, Predicate<List<String>> wanted) {
    return Lines.schedules(machine, strategy, seeds).entrySet().stream()
        .filter(schedule -> wanted.test(schedule.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  @Test
  void remainingEventsMakeEachInterleavingAsLikely() {
    Lines machine = new Lines(3, 2, 2);
    int kinds = 210;
    int seeds = 100 * kinds;
    Map<?, Integer> weighed = Lines.schedules(machine, new RemainingEvents(machine), seeds);
    assertEquals(kinds, weighed.size());
    assertTrue(chiSquare(weighed, kinds, seeds) < tolerated(kinds));
    Map<?, Integer> walked = Lines.schedules(machine, new UniformRandom(), seeds);
    assertTrue(chiSquare(walked, kinds, seeds) > 10 * tolerated(kinds), "the walk is not uniform");
  }

  @Test
  void remainingEventsFindTheStepThatComesLast() {
    Lines machine = new Lines(25, 1);
    Predicate<List<String>> last = schedule -> inOrder(schedule, "a24", "b0");
    assertEquals(0, count(machine, new UniformRandom(), 10_000, last));
    assertTrue(count(machine, new RemainingEvents(machine), 1_000, last) > 20);
    assertTrue(count(machine, new SelectivelyUniform(machine), 1_000, last) > 20);
  }

  @Test
  void aFewInterestingStepsAreInAnyOrderWhateverElseHappens() {
    Lines machine = new Lines(40, 40, 40).racing("a2", "b39", "c20");
    Predicate<List<String>> rare = schedule -> inOrder(schedule, "b39", "c20", "a2");
    assertEquals(0, count(machine, new UniformRandom(), 3_000, rare));
    assertEquals(0, count(machine, new RemainingEvents(machine), 3_000, rare));
    assertTrue(count(machine, new SelectivelyUniform(machine), 3_000, rare) >= 6);
  }

  @Test
  void pctFindsEveryBugOfItsDepthAsOftenAsItSays() {
    int actors = 3;
    int each = 4;
    int seeds = 20_000;
    Lines machine = new Lines(each, each, each);
    int length = actors * each;
    for (int i = 0; i < each; i++) {
      for (int j = 0; j + 1 < each; j++) {
        String a = "a" + i;
        String b = "b" + j;
        String then = "b" + (j + 1);
        int found =
            count(machine, new Pct(machine, 2), seeds, schedule -> inOrder(schedule, b, a, then));
        assertTrue(found * actors * length >= seeds, a + " after " + b + ": " + found);
      }
    }
    for (int i = 0; i + 1 < each; i++) {
      String[] steps = {"b" + i, "a" + i, "b" + (i + 1), "a" + (i + 1)};
      int found = count(machine, new Pct(machine, 3), seeds, schedule -> inOrder(schedule, steps));
      assertTrue(found * actors * length * length >= seeds, Arrays.toString(steps) + ": " + found);
    }
  }

  @Test
  void pctFindsNothingDeeperWithoutAChange() {
    Lines machine = new Lines(4, 4, 4);
    assertEquals(
        0,
        count(
            machine, new Pct(machine, 1), 20_000, schedule -> inOrder(schedule, "b1", "a1", "b2")));
  }

  @Test
  void aStepOfPartialOrderSamplingWaitsAsEasilyLongAsShort() {
    Lines machine = new Lines(1, 21).racing("a0", "b20");
    Predicate<List<String>> last = schedule -> inOrder(schedule, "b20", "a0");
    assertEquals(0, count(machine, new UniformRandom(), 10_000, last));
    assertTrue(count(machine, new PartialOrderSampling(machine), 10_000, last) > 100);
    Lines all = new Lines(1, 21);
    assertTrue(
        count(all, new PartialOrderSampling(all), 10_000, last) < 10, "all race: a random walk");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void preemptionsAreBounded(int bound) {
    Lines machine =
        new Lines(6, 6, 6, 6)
            .waiting(
                (step, far) -> step.equals("a3") && far[1] < 2 || step.equals("c1") && far[0] < 4);
    int most = 0;
    for (List<String> schedule :
        Lines.schedules(machine, new BoundedPreemptions(machine, bound), 5_000).keySet()) {
      int preemptions = preemptions(machine, schedule);
      assertTrue(preemptions <= bound, schedule.toString());
      most = Math.max(most, preemptions);
    }
    assertEquals(bound, most, "the bound is reached");
  }

  @Test
  void everyScheduleOfFewPreemptionsIsPlayed() {
    Lines machine = new Lines(3, 3);
    Set<List<String>> few =
        new HashSet<>(Lines.schedules(machine, new UniformRandom(), 20_000).keySet());
    few.removeIf(schedule -> preemptions(machine, schedule) > 1);
    assertEquals(few, Lines.schedules(machine, new BoundedPreemptions(machine, 1), 2_000).keySet());
  }

  private static int preemptions(Lines machine, List<String> schedule) {
    machine.begin(0);
    int[] enabled = new int[machine.mostSteps()];
    String last = null;
    int preemptions = 0;
    for (String label : schedule) {
      int count = machine.enabled(enabled);
      int chosen = -1;
      boolean couldGoOn = false;
      for (int i = 0; i < count; i++) {
        String each = machine.label(enabled[i]);
        chosen = each.equals(label) ? enabled[i] : chosen;
        couldGoOn |= last != null && each.charAt(0) == last.charAt(0);
      }
      preemptions += couldGoOn && label.charAt(0) != last.charAt(0) ? 1 : 0;
      machine.take(chosen);
      last = label;
    }
    return preemptions;
  }

  /** a goes round until b has taken three steps. */
  @ParameterizedTest
  @EnumSource(Strategies.class)
  void nobodyStarvesBesideOneThatIsBusyWaiting(Strategies each) {
    Spinner machine = new Spinner(3);
    Strategy strategy = each.of(machine);
    int ended = 0;
    for (int seed = 0; seed < 100; seed++) {
      ended += Lines.schedule(machine, strategy, seed, 500).size() < 500 ? 1 : 0;
    }
    assertTrue(ended >= 95, ended + " of 100");
  }
}
