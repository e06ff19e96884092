package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VacuityTest {

  private static final String LISTED = "INVARIANTS\n    TypeOK";

  @TempDir Path scratch;

  private Vacuity with(String invariant) throws IOException {
    SpecDirectory directory =
        Specs.copyWith(scratch, "AsyncPreemptOffSafe.cfg", LISTED, LISTED + " " + invariant);
    return Vacuity.search(directory, directory.configuration("AsyncPreemptOffSafe"), 1000);
  }

  @Test
  void theNearestStateInWhichAnInvariantMattersIsCounted() throws IOException {
    SpecConfiguration configuration = Specs.directory().configuration("AsyncPreemptOffSafe");
    Vacuity vacuity = Vacuity.search(Specs.directory(), configuration, 1000);
    assertEquals(List.of(), vacuity.complaints());
    assertEquals(5, vacuity.witnesses().get("OneRunner"), "schedule, findRunnable, execute");
  }

  @Test
  void anInvariantThatNeverMattersIsFound() throws IOException {
    assertEquals(
        List.of("AsyncPreemptOffSafe: AckSound says nothing in any of 352 states"),
        with("AckSound").complaints());
  }

  @Test
  void whatAConfigurationCallsUnreachedMayNotBeReached() throws IOException {
    String expect = "\\* expect: holds";
    SpecDirectory directory =
        Specs.copyWith(
            scratch, "AsyncPreemptOffSafe.cfg", expect, expect + "\n\\* unreached: OneRunner");
    SpecConfiguration configuration = directory.configuration("AsyncPreemptOffSafe");
    assertEquals(
        List.of("AsyncPreemptOffSafe: OneRunner says something, but is called unreached"),
        Vacuity.search(directory, configuration, 1000).complaints());
  }

  @Test
  void whatAConfigurationCallsUnreachedIsNotMissed() {
    SpecConfiguration configuration = Specs.directory().configuration("StartTheWorldNewThread");
    Vacuity vacuity = Vacuity.search(Specs.directory(), configuration, 10_000);
    assertEquals(List.of(), vacuity.complaints());
    assertEquals(List.of(), vacuity.idle());
  }

  @Test
  void anInvariantThatDoesNotSayWhenItMattersIsFound() throws IOException {
    Vacuity vacuity = with("SchedUnlocked");
    assertEquals(
        List.of("AsyncPreemptOffSafe: there is no SchedUnlockedMatters"), vacuity.complaints());
  }
}
