package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search says that does not find what the configuration's file expects. */
class ConfiguredResultTest {

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
}
