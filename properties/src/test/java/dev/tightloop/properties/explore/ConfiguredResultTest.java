package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.spec.SpecConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search says that does not find what the configuration's file expects. */
class ConfiguredResultTest {

  @TempDir private Path scratch;

  /** Step properties are always asked, temporal ones may have been left out. */
  @ParameterizedTest
  @CsvSource({
    "BreaksContractIgnoresPC, true",
    "FaultSignalPendingNeverCleared, true",
    "SignalStorm, false"
  })
  void aViolationThatWasAskedForAndNotFoundIsComplainedOf(String name, boolean asked) {
    Exploration holds =
        new Exploration(new Outcome.Holds(), 1, 1, 1, 0, 0, Duration.ZERO, List.of());
    for (Reductions reduction : Reductions.values()) {
      ConfiguredResult result =
          new ConfiguredResult(Configurations.named(name), holds, Optional.empty(), reduction);
      Optional<String> complaint = result.complaint().filter(line -> line.contains("its file"));
      assertEquals(asked, complaint.isPresent(), () -> name + ": " + complaint);
      assertTrue(result.violated().isEmpty());
    }
  }

  /** What cannot be evaluated violates nothing, and does not hold either. */
  @Test
  void onlyWhatWasSearchedToTheEndHolds() {
    Counterexample path = new Counterexample(List.of(), List.of());
    assertTrue(holds(new Outcome.Holds()));
    assertFalse(holds(new Outcome.Violated("OneRunner", path)));
    assertFalse(holds(new Outcome.Failed("an action cannot be evaluated", path)));
    assertFalse(holds(new Outcome.Stopped("the memory is spent")));
  }

  private static boolean holds(Outcome outcome) {
    Exploration exploration = new Exploration(outcome, 1, 1, 1, 0, 0, Duration.ZERO, List.of());
    return new ConfiguredResult(
            Configurations.named("TakeTurns"), exploration, Optional.empty(), Reductions.none)
        .holds();
  }

  private static Optional<String> complaint(SpecConfiguration spec) throws InterruptedException {
    return new ConfiguredSearch(spec, Options.defaults().threads(1), Reductions.none, true)
        .run()
        .complaint();
  }

  @Test
  void anInvariantThatSaysNothingIsAFailureUnlessTheFileSaysSo() throws InterruptedException {
    assertEquals(Optional.empty(), complaint(Configurations.named("SyscallLetsGo")));
    assertEquals(
        Optional.of("NmspinningCounts: true only because nothing here is what it speaks of"),
        complaint(edited("SyscallLetsGo", "\\* unreached: NmspinningCounts\n", "")));
  }

  @Test
  void anInvariantThatSaysSomethingIsNotUnreached() throws InterruptedException {
    assertEquals(
        Optional.of("OneRunner: the file says unreached, but there are cases"),
        complaint(
            edited("TakeTurns", "expect: holds\n", "expect: holds\n\\* unreached: OneRunner\n")));
  }

  /** Without system calls SyscallsLetGo has nothing to wait for. */
  @Test
  void aTemporalPropertyThatSaysNothingIsAFailure() throws InterruptedException {
    SpecConfiguration spec =
        edited("TakeTurns", "PROPERTIES\n", "PROPERTIES\n    SyscallsLetGo SuspendEnds\n");
    assertEquals(
        Optional.of(
            "SyscallsLetGo SuspendEnds: true only because nothing here is what it speaks of"),
        complaint(spec));
  }

  /** A search that ends with the violation has not seen everything. */
  @Test
  void whatIsViolatedAsExpectedIsNotJudged() throws InterruptedException {
    SpecConfiguration spec =
        edited("FaultSignalPendingNeverCleared", "INVARIANTS\n", "INVARIANTS\n    ConfigSound\n");
    assertEquals(Optional.empty(), complaint(spec));
  }

  private SpecConfiguration edited(String name, String text, String other) {
    try {
      String whole = Files.readString(Configurations.named(name).file());
      assertTrue(whole.contains(text), whole);
      return SpecConfiguration.read(
          Files.writeString(scratch.resolve(name + ".cfg"), whole.replace(text, other)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
