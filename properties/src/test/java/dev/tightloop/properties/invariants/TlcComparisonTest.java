package dev.tightloop.properties.invariants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.properties.invariants.TlcComparison.Outcome;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.Suite;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlcComparisonTest {

  /** Together they do most of what predicates speak of. */
  private static final List<String> CONFIGURATIONS =
      List.of(
          "Smallest",
          "CThreadNeedmClears",
          "FaultNeedmBlocksSignalsLate",
          "FaultSuspendGFromRunning",
          "ForEachPEnds",
          "ForEachPSyscall",
          "SuspendCallsSignals",
          "TwoStoppers");

  /** Configurations beside them that are looked at for a predicate's sake. */
  private static final int MOST_FOR_ONE = 4;

  private static Set<String> seenBothWays(TlcComparison comparison) {
    Set<String> both = new TreeSet<>();
    for (Map.Entry<String, Map<Outcome, Integer>> predicate : comparison.seen().entrySet()) {
      if (predicate.getValue().keySet().containsAll(Set.of(Outcome.TRUE, Outcome.FALSE))) {
        both.add(predicate.getKey());
      }
    }
    return both;
  }

  @Test
  void everyPredicateIsWhatTlcSaysTrueAndFalse() {
    TlcComparison comparison = new TlcComparison(CatalogueTest.SPEC);
    for (String name : CONFIGURATIONS) {
      comparison.run(name, 40, 11);
    }
    for (String invariant : Catalogue.invariants()) {
      for (SpecConfiguration other : about(invariant)) {
        if (!seenBothWays(comparison, invariant)) {
          comparison.run(other.name(), 15, 11);
        }
      }
    }
    assertEquals(List.of(), comparison.differences());
    Set<String> visited = new TreeSet<>(comparison.seen().keySet());
    visited.removeIf(predicate -> isFalseInLargeGraphsOnly(predicate.replace("Matters", "")));
    Set<String> both = seenBothWays(comparison);
    visited.removeAll(both);
    assertEquals(Set.of(), visited);
    assertTrue(both.size() > Catalogue.invariants().size());
  }

  /** Whether whoever violates it is too large to be visited here. */
  private static boolean isFalseInLargeGraphsOnly(String invariant) {
    Optional<String> violated = Optional.of(invariant);
    List<SpecConfiguration> violating =
        CatalogueTest.SPEC.configurations().stream()
            .filter(spec -> spec.expectation().violates().equals(violated))
            .toList();
    return !violating.isEmpty() && violating.stream().allMatch(spec -> spec.suite() == Suite.DEEP);
  }

  /** Configurations that list it, first those that violate it: there it means something. */
  private static List<SpecConfiguration> about(String invariant) {
    Optional<String> violated = Optional.of(invariant);
    return CatalogueTest.SPEC.configurations().stream()
        .filter(spec -> spec.suite() != Suite.DEEP && spec.invariants().contains(invariant))
        .sorted(
            Comparator.comparing(spec -> spec.expectation().violates().equals(violated) ? 0 : 1))
        .limit(MOST_FOR_ONE)
        .toList();
  }

  private static boolean seenBothWays(TlcComparison comparison, String invariant) {
    Set<String> seen = seenBothWays(comparison);
    return seen.contains(invariant)
        && (seen.contains(invariant + "Matters")
            || !comparison.seen().containsKey(invariant + "Matters"));
  }

  @ParameterizedTest
  @EnumSource(Contract.Action.class)
  void theContractsActionIsTakenWhereTlcSaysSo(Contract.Action action) {
    TlcComparison comparison = new TlcComparison(CatalogueTest.SPEC);
    comparison.run("ContractTakes" + action, 15, 11);
    assertEquals(List.of(), comparison.differences());
    assertTrue(seenBothWays(comparison).containsAll(Set.of("NeverTaken", "RefinesContract")));
  }

  /** Which predicates the comparison finds different if the model has other constants. */
  private static Set<String> differ(String name, Configuration.Builder otherwise) {
    TlcComparison comparison = new TlcComparison(CatalogueTest.SPEC);
    comparison.run(CatalogueTest.SPEC.configuration(name), otherwise.build(), 60, 1);
    assertFalse(comparison.differences().isEmpty());
    Set<String> predicates = new TreeSet<>();
    comparison.differences().forEach(difference -> predicates.add(difference.split(" ")[1]));
    return predicates;
  }

  @Test
  void wrongPredicatesAreFound() {
    int everyGoroutine = 0b11;
    assertTrue(
        differ("Smallest", model("Smallest").set(Switch.AsyncPreemptOff, true))
            .contains("ConfigSoundMatters"));
    assertTrue(differ("Smallest", model("Smallest").loopLength(2)).contains("TypeOK"));
    assertTrue(
        differ("Smallest", model("Smallest").set(Role.Calls, everyGoroutine))
            .contains("RefinesContract"));
    assertTrue(
        differ("Smallest", model("Smallest").set(RegisterSet.LiveRegisters, RegisterFile.ALL))
            .contains("RegistersRestored"));
  }

  private static Configuration.Builder model(String name) {
    SpecConfiguration spec = CatalogueTest.SPEC.configuration(name);
    return ModelConfiguration.of(spec).toBuilder();
  }
}
