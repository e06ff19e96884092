package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Specification;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.Correction;
import dev.tightloop.model.Fault;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.spec.BadConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.TlaSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigurationTest {

  @TempDir Path scratch;

  private static Configuration of(String name) {
    return ModelConfiguration.of(Specs.configuration(name));
  }

  private static int members(SpecConfiguration spec, String constant) {
    TlaSet none = TlaSet.of(List.of());
    return ((TlaSet) spec.constants().getOrDefault(constant, none)).elements().size();
  }

  @Test
  void everyConfigurationCanBeTranslatedAndNoMemberOfASetIsLost() {
    List<SpecConfiguration> all = Specs.directory().configurations();
    assertTrue(all.size() > 150);
    for (SpecConfiguration spec : all) {
      Configuration model = ModelConfiguration.of(spec);
      assertEquals(members(spec, "G"), model.goroutines());
      assertEquals(members(spec, "M"), model.machines());
      assertEquals(members(spec, "P"), model.processors());
      assertEquals(members(spec, "M") + 1 + members(spec, "CThread"), model.threads());
      assertEquals(members(spec, "Faults"), model.faults().size());
      for (Role role : Role.values()) {
        if (role != Role.Scanned) {
          assertEquals(members(spec, role.name()), Integer.bitCount(model.members(role)));
        }
      }
      for (ThreadSet set : ThreadSet.values()) {
        assertEquals(members(spec, set.name()), Integer.bitCount(model.members(set)));
      }
      for (Marking marking : Marking.values()) {
        assertEquals(members(spec, marking.name()), Integer.bitCount(model.members(marking)));
      }
    }
  }

  @Test
  void namesBecomeNumbers() {
    assertEquals(Configuration.smallest(), of("Smallest"));
    Configuration newThread = of("NewThread");
    assertEquals(3, newThread.machines());
    assertEquals(1, newThread.lockedM());
    assertEquals(0b10, of("UnsafePoint").members(Marking.UnsafePoint));
    assertEquals(1 << 9, of("PrologueRestarts").members(Marking.RestartAtEntry));
    assertEquals(Set.of(Fault.releasepKeepsP), of("FaultReleasepKeepsP").faults());
    assertTrue(of("NeedSpinningLast").has(Correction.needspinningLast));
    assertEquals(
        RegisterFile.ALL, of("AsyncPreemptLosesFlags").registers(RegisterSet.KernelFrameSaves));
    assertEquals(0b10111, of("KernelLosesHighLanes").registers(RegisterSet.KernelFrameSaves));
    assertTrue(of("Go114").is(Switch.Go114));
    assertFalse(of("StopTheWorld").is(Switch.SysmonRuns));
    assertEquals(Specification.EveryPRunsSpec, of("SuspendCalls").specification());
    Configuration cThreads = of("CThreads");
    assertEquals("c2", cThreads.thread(cThreads.sysmon() + 2));
  }

  @Test
  void namesMayBeOthers() throws IOException {
    Configuration other = ModelConfiguration.of(changed("P =", "P = {y, z}", "FirstP = z"));
    assertEquals("y", other.processor(0));
    assertEquals("z", other.processor(1));
    assertEquals(1, other.firstP());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Faults = {\"x\"} | Faults names x; nearest of ",
        "Corrections = {\"x\"} | Corrections names x; nearest of ",
        "Q = 1 | the model knows no Q; take it out",
        "Parks = {g3} | Parks names g3; there are g1, g2",
        "Go114 = 3 | Go114 is 3; the model wants: Boolean",
        "G = {\"x\"} | G is [x]; write names, without quotation marks",
        "G = {} | G is empty; name somebody",
        "G = {g2, g1} | G: the file first names [g2, g1]; name them in the order of their numbers",
        "FirstM = g1 | FirstM names g1; there are m1, m2",
        "FirstM = 1 | FirstM is 1; the model wants: String",
        "FirstM = Nil | not for the model; FirstM and FirstP go together",
        "LoopLength = TRUE | LoopLength is true; the model wants: Integer",
        "LoopLength = 9 | not for the model; LoopLength must be 1 to 8",
        "UnsafePoint = {\"x\"} | UnsafePoint names x; nearest of 12: loop0, loop1, loop2",
        "Sysmon = s | Sysmon is s; write Sysmon = sysmon",
      })
  void whatTheModelDoesNotHaveIsOneLine(String other, String complaint) throws IOException {
    SpecConfiguration damaged = changed(other.split(" ")[0] + " =", other);
    BadConfiguration bad =
        assertThrows(BadConfiguration.class, () -> ModelConfiguration.of(damaged));
    assertTrue(bad.getMessage().startsWith(scratch.toString()), bad.getMessage());
    assertTrue(bad.getMessage().contains(": " + complaint), bad.getMessage());
    assertEquals(1, bad.getMessage().lines().count());
  }

  /** Smallest without the line that begins so, and with other lines. */
  private SpecConfiguration changed(String without, String... lines) throws IOException {
    Path file = scratch.resolve("Smallest.cfg");
    List<String> kept =
        Files.readAllLines(Specs.configuration("Smallest").file()).stream()
            .filter(line -> !line.strip().startsWith(without))
            .filter(line -> lines.length == 1 || !line.strip().startsWith("FirstP"))
            .toList();
    String text = String.join("\n", kept);
    Files.writeString(
        file, text.replace("CONSTANTS\n", "CONSTANTS\n" + String.join("\n", lines) + "\n"));
    return SpecConfiguration.read(file);
  }
}
