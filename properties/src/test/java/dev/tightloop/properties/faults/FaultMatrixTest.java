package dev.tightloop.properties.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Fault;
import dev.tightloop.properties.explore.ConfiguredResult;
import dev.tightloop.properties.explore.ConfiguredSearch;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.faults.Finding.Found;
import dev.tightloop.properties.faults.Finding.Missed;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.spec.Expectation;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults one by one; that every one is found is asked of all rows together, where the page is. */
class FaultMatrixTest {

  private static final long MEMORY = 64 << 20;

  private static final FaultMatrix MATRIX = new FaultMatrix(Specs.directory(), new Object());

  static Stream<KnownFault> faults() {
    return MATRIX.faults().stream();
  }

  static Stream<KnownFault> faultsOfTheSpecification() {
    return faults().filter(KnownFault::inSpecification);
  }

  /**
   * What a configuration finds with its fault, it finds because of the fault. A search that the
   * memory ends has seen more than a million states.
   */
  @ParameterizedTest
  @MethodSource("faultsOfTheSpecification")
  void withoutTheFaultNothingIsViolated(KnownFault fault) throws InterruptedException {
    ConfiguredResult result = explored(fault.configuration().orElseThrow().withoutFaults());
    assertEquals(Optional.empty(), result.violated());
    boolean far = result.isInconclusive() && result.exploration().distinct() > 1_000_000;
    assertTrue(result.holds() || far, result.exploration().outcome().toString());
  }

  private static ConfiguredResult explored(SpecConfiguration spec) throws InterruptedException {
    Options options = Options.defaults().memory(MEMORY);
    return new ConfiguredSearch(spec, options, Reductions.none, true).run();
  }

  @Test
  void everyFaultThatCanBeSeededIsInTheMatrix() {
    List<String> all = new ArrayList<>();
    Arrays.stream(Fault.values()).forEach(fault -> all.add(fault.name()));
    Arrays.stream(RegisterFault.values())
        .filter(fault -> fault.model().isEmpty())
        .forEach(fault -> all.add(fault.name()));
    assertEquals(all.stream().sorted().toList(), faults().map(KnownFault::name).sorted().toList());
  }

  /** A switch that does nothing: a fault as good as any other, but for what it breaks. */
  @Test
  void aSurvivorIsSeen() throws InterruptedException {
    KnownFault works =
        faults().filter(f -> f.name().equals("suspendGFromRunning")).findFirst().orElseThrow();
    SpecConfiguration faithful = works.configuration().orElseThrow().withoutFaults();
    SpecConfiguration expecting =
        faithful.expecting(Expectation.violates(works.expected().orElseThrow()));
    KnownFault nothing =
        new KnownFault("doesNothing", "", List.of(), Optional.of(expecting), Optional.empty());
    MatrixRow row = MATRIX.row(nothing);
    assertTrue(row.survives());
    assertInstanceOf(Missed.class, row.by(Finder.EXPLORER));
    assertInstanceOf(Missed.class, row.by(Finder.FUZZER));
    assertFalse(row.by(Finder.TLC) instanceof Found);
    assertEquals(3, row.complaints().size(), row.complaints().toString());
  }

  @Test
  void anotherPropertyThanTheExpectedOneIsNoFinding() throws InterruptedException {
    KnownFault fault =
        faults().filter(f -> f.name().equals("reentersyscallKeepsP")).findFirst().orElseThrow();
    SpecConfiguration other =
        fault.configuration().orElseThrow().expecting(Expectation.violates("OneRunner"));
    MatrixRow row =
        MATRIX.row(
            new KnownFault(fault.name(), "", List.of(), Optional.of(other), Optional.empty()));
    assertTrue(row.survives());
    assertTrue(
        row.complaints().stream().anyMatch(complaint -> complaint.contains("OneRunner")),
        row.complaints().toString());
  }

  @Test
  void aFaultWithoutAConfigurationIsComplainedAbout() throws InterruptedException {
    KnownFault orphan = new KnownFault("orphan", "", List.of(), Optional.empty(), Optional.empty());
    MatrixRow row = MATRIX.row(orphan);
    assertTrue(row.survives());
    assertFalse(row.complaints().isEmpty());
  }

  @Test
  void theMatrixIsTheSameEveryTime() throws InterruptedException {
    for (KnownFault fault : MATRIX.faults().subList(0, 3)) {
      assertEquals(MATRIX.row(fault), MATRIX.row(fault));
    }
  }
}
