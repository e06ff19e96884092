package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Fault;
import dev.tightloop.spec.BadConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.TlaSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelConfigurationTest {

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(
      strings = {"Smallest", "LockedThread", "NewThread", "ThreeGoroutines", "UnsafePoint"})
  void theModelMirrorsTheseConfigurations(String name) {
    SpecConfiguration mirrored = Specs.configuration(name);
    TlaSet threads = (TlaSet) mirrored.constants().get("M");
    assertEquals(threads.elements().size(), ModelConfiguration.of(mirrored).machines());
  }

  @Test
  void namesBecomeNumbers() {
    assertEquals(Configuration.smallest(), ModelConfiguration.of(Specs.configuration("Smallest")));
    Configuration newThread = ModelConfiguration.of(Specs.configuration("NewThread"));
    assertEquals(3, newThread.machines());
    assertEquals(1, newThread.lockedM());
    assertEquals(Configuration.NIL, newThread.firstP() - 1);
    assertEquals(
        2,
        ModelConfiguration.of(Specs.configuration("UnsafePoint"))
            .members(Configuration.Marking.UnsafePoint));
    assertEquals(
        Set.of(Fault.releasepKeepsP),
        ModelConfiguration.of(Specs.configuration("FaultReleasepKeepsP")).faults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Faults = {} | Faults = {\"x\"} | the model knows no fault x; known are [signalPending",
        "Nil = Nil | Nil = Nil Q = 1 | the model does not mirror Q yet; compare it on another",
        "P = {p1} | P = {p1, p2} | the model does not mirror more than one processor yet",
        "Parks = {} | Parks = {g1} | the model does not mirror Parks yet",
        "Go114 = FALSE | Go114 = TRUE | the model does not mirror Go114 yet",
        "SysmonRuns = TRUE | SysmonRuns = FALSE | the model does not mirror a machine without",
        "IdleM = {m2} | IdleM = {m2, m3} | the model does not mirror more than one idle thread",
        "G = {g1, g2} | G = {a, b} | G is [a, b]; write G = {g1, g2}",
        "FirstM = m1 | FirstM = g1 | FirstM is g1; write m1 or another of its kind",
        "FirstM = m1 | FirstM = m9 | not for the model; firstM must be a thread",
        "LoopLength = 1 | LoopLength = TRUE | LoopLength is true; the model wants: Integer",
        "UnsafePoint = {} | UnsafePoint = {\"x\"} | no instruction x; write {\"loop0\"}",
      })
  void whatTheModelDoesNotHaveIsOneLine(String text, String other, String complaint)
      throws IOException {
    Path file = scratch.resolve("Smallest.cfg");
    String smallest = Files.readString(Specs.configuration("Smallest").file());
    String constant = text.split(" ")[0];
    Files.writeString(
        file,
        smallest
            .replaceFirst("\n    " + constant + " = .*", "")
            .replace("CONSTANTS\n", "CONSTANTS\n    " + other + "\n"));
    SpecConfiguration damaged = SpecConfiguration.read(file);
    BadConfiguration bad =
        assertThrows(BadConfiguration.class, () -> ModelConfiguration.of(damaged));
    assertTrue(bad.getMessage().startsWith(file.toString()), bad.getMessage());
    assertTrue(bad.getMessage().contains(": " + complaint), bad.getMessage());
  }
}
