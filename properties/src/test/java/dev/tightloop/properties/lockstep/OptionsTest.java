package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Correction;
import dev.tightloop.model.Fault;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecEvaluator;
import dev.tightloop.spec.TlaSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The names and values that the specification defines are those of the model's enumerations. */
class OptionsTest {

  /** Defined in Options.tla, but derived from the others. */
  private static final Set<String> DERIVED = Set.of("Thread", "allp");

  /** Declared as CONSTANT: every configuration gives them. */
  private static final Set<String> DECLARED =
      Set.of("Nil", "Sysmon", "G", "M", "P", "FirstG", "FirstM", "FirstP");

  private static SpecEvaluator spec;

  @BeforeAll
  static void open() {
    spec = SpecEvaluator.open(Specs.directory(), Specs.configuration("Smallest"));
  }

  @AfterAll
  static void close() {
    spec.close();
  }

  /** What only one side has. */
  private static SortedSet<String> difference(Collection<String> spec, Collection<String> model) {
    SortedSet<String> difference = new TreeSet<>();
    spec.stream()
        .filter(name -> !model.contains(name))
        .map("spec "::concat)
        .forEach(difference::add);
    model.stream()
        .filter(name -> !spec.contains(name))
        .map("model "::concat)
        .forEach(difference::add);
    return difference;
  }

  private static Set<String> names(Enum<?>... constants) {
    return Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet());
  }

  private static Set<String> constant(String operator) {
    return ((Set<?>) spec.constant(operator))
        .stream().map(Object::toString).collect(Collectors.toSet());
  }

  private static Set<String> options() {
    Set<String> options = new TreeSet<>(spec.definitions("Options"));
    options.removeAll(DERIVED);
    return options;
  }

  @Test
  void aNameThatOnlyOneSideHasIsSeen() {
    assertEquals(Set.of("spec b", "model c"), difference(List.of("a", "b"), List.of("a", "c")));
  }

  @Test
  void faultsAndCorrectionsHaveTheSameNames() {
    assertEquals(Set.of(), difference(constant("FaultNames"), names(Fault.values())));
    assertEquals(Set.of(), difference(constant("CorrectionNames"), names(Correction.values())));
  }

  @Test
  void placesHaveTheSameNames() {
    Set<String> pcs = constant("ThreadPC");
    Set<String> ofModel = names(ThreadPc.values());
    ofModel.remove(ThreadPc.entry.name());
    ofModel.removeIf(name -> ThreadPc.valueOf(name).isLoop() && !name.equals("loop0"));
    assertEquals(Set.of(), difference(pcs, ofModel), "LoopLength is 1 in Smallest");
    assertEquals(Set.of(), difference(constant("HandlerPC"), names(HandlerPc.values())));
  }

  @Test
  void classesOfRegistersHaveTheSameNames() {
    Set<String> classes = names(RegisterFile.RegisterClass.values());
    assertEquals(Set.of(), difference(constant("RegisterClass"), classes));
    Set<String> tops = names(RegisterFile.StackTop.values());
    assertEquals(Set.of(), difference(constant("StackTop"), tops));
  }

  @Test
  void everyOptionIsOneOfTheModelAndTheOtherWayRound() {
    Set<String> ofSpec = new TreeSet<>(options());
    ofSpec.addAll(DECLARED);
    ofSpec.addAll(names(RegisterSet.values()));
    ofSpec.add("Never");
    assertEquals(Set.of(), difference(ofSpec, ModelConfiguration.known()));
    assertEquals(
        Set.of(),
        difference(
            names(RegisterSet.values()),
            spec.definitions("Registers").stream()
                .filter(ModelConfiguration.known()::contains)
                .toList()));
  }

  @Test
  void whatAConfigurationLeavesOutHasTheSameValueOnBothSides() {
    SpecConfiguration smallest = Specs.configuration("Smallest");
    SortedMap<String, Object> declared = new TreeMap<>(smallest.constants());
    declared.keySet().retainAll(DECLARED);
    SortedMap<String, Object> all = new TreeMap<>();
    Set<String> defaults = new TreeSet<>(options());
    defaults.addAll(names(RegisterSet.values()));
    for (String option : defaults) {
      Object value = spec.constant(option);
      boolean empty = value.equals(Set.of());
      if (!(option.equals("CThread") && empty)) {
        all.put(option, value instanceof Set<?> set ? TlaSet.of(set) : value);
      }
    }
    all.putAll(declared);
    assertEquals(options().size() + DECLARED.size() + RegisterSet.values().length - 1, all.size());
    assertEquals(
        ModelConfiguration.of(with(smallest, declared)),
        ModelConfiguration.of(with(smallest, all)));
    for (Map.Entry<String, Object> other :
        Map.of(
                "LoopLength",
                (Object) 2,
                "SysmonRuns",
                false,
                "Scanned",
                TlaSet.of(List.of("g1")),
                Marking.Restart.name(),
                TlaSet.of(List.of("loop0")),
                "LiveRegisters",
                TlaSet.of(List.of("SP")))
            .entrySet()) {
      SortedMap<String, Object> changed = new TreeMap<>(all);
      changed.put(other.getKey(), other.getValue());
      assertNotEquals(
          ModelConfiguration.of(with(smallest, declared)),
          ModelConfiguration.of(with(smallest, changed)),
          other.getKey());
    }
  }

  private static SpecConfiguration with(SpecConfiguration of, SortedMap<String, Object> constants) {
    return new SpecConfiguration(
        of.file(),
        of.description(),
        of.suite(),
        of.expectation(),
        of.pinned(),
        of.module(),
        of.off(),
        of.never(),
        of.unreached(),
        of.specification(),
        constants,
        of.names(),
        of.invariants(),
        of.properties(),
        of.checkDeadlock(),
        of.constantLines());
  }
}
