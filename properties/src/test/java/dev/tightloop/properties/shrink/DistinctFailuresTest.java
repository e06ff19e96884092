package dev.tightloop.properties.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.explore.Renaming;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.strategy.RandomSpeeds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctFailuresTest {

  private static final int MANY = 200;

  /** As they were found, they are different; even a little effort makes most of them the same. */
  @ParameterizedTest
  @ValueSource(strings = {"FaultExecuteStoresStatus", "FaultStartTheWorldKeepsGcwaiting"})
  void manyFoundSchedulesAreAFew(String name) throws InterruptedException {
    Target target = Target.of(Specs.configuration(name));
    List<Found> found = found(target, MANY);
    assertTrue(groups(target, found, 0) > MANY / 2);
    assertEquals(1, groups(target, found, ScheduleShrinker.EFFORT));
  }

  @Test
  void whatIsTheSameButForNamesIsTheSame() throws InterruptedException {
    Target target = Target.of(Specs.configuration("FaultWakepStoresNmspinning"));
    ModelMachine machine = target.machine();
    List<Renaming> renamings = Renaming.of(target.configuration());
    assertTrue(renamings.size() > 1);
    Map<String, Integer> steps =
        Arrays.stream(machine.model().allSteps())
            .boxed()
            .collect(Collectors.toMap(machine::label, step -> step));
    List<byte[]> initial =
        machine.model().initialStates().stream().map(state -> state.encoded()).toList();
    Found found = found(target, 1).get(0);
    Set<List<String>> different = new HashSet<>();
    DistinctFailures failures = new DistinctFailures(target.configuration());
    for (Renaming renaming : renamings) {
      byte[] first = renaming.state(initial.get(found.initial()));
      List<Integer> renamed = found.steps().stream().map(steps::get).map(renaming::step).toList();
      machine.restore(first);
      for (int i = 0; i < renamed.size(); i++) {
        machine.take(renamed.get(i));
        assertEquals(i < renamed.size() - 1 ? null : found.property(), machine.violated());
      }
      for (int number = 0; number < initial.size(); number++) {
        if (Arrays.equals(initial.get(number), first)) {
          List<String> labels = renamed.stream().map(machine::label).toList();
          different.add(labels);
          failures.add(new Found(found.property(), 0, number, labels, List.of(), true));
        }
      }
    }
    assertTrue(different.size() > 1, "no other initial state is the same but for names");
    assertEquals(1, failures.groups().size());
    assertEquals(different.size(), failures.groups().get(0).count());
  }

  @Test
  void whatDiffersIsDistinct() {
    DistinctFailures failures =
        new DistinctFailures(Target.of(Specs.configuration("Smallest")).configuration());
    ModelMachine machine = Target.of(Specs.configuration("Smallest")).machine();
    int[] enabled = new int[machine.mostSteps()];
    machine.begin(0);
    assertTrue(machine.enabled(enabled) > 1);
    Found one = found("OneRunner", machine.label(enabled[0]));
    assertTrue(failures.add(one));
    assertFalse(failures.add(one));
    assertTrue(failures.add(found("OneRunner", machine.label(enabled[1]))));
    assertTrue(failures.add(found("AckSound", machine.label(enabled[0]))));
    assertEquals(
        List.of(2, 1, 1), failures.groups().stream().map(DistinctFailures.Group::count).toList());
  }

  private static Found found(String property, String step) {
    return new Found(property, 0, 0, List.of(step), List.of(), true);
  }

  private static List<Found> found(Target target, int many) throws InterruptedException {
    return new Fuzzer(target, 1, RandomSpeeds::new, Fuzzer.LENGTH, 1)
        .run(20_000, many, () -> true, far -> {})
        .violations()
        .subList(0, many);
  }

  private static int groups(Target target, List<Found> found, long effort) {
    DistinctFailures failures = new DistinctFailures(target.configuration());
    FoundShrinker shrinker = new FoundShrinker(target, effort);
    for (Found each : found) {
      failures.add(effort == 0 ? each : shrinker.shrink(each).found());
    }
    return failures.groups().size();
  }
}
