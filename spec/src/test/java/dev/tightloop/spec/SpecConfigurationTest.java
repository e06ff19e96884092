package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpecConfigurationTest {

  @TempDir Path scratch;

  static Stream<SpecConfiguration> configurations() {
    return Specs.directory().configurations().stream();
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void everyConfigurationCanBeReadAndDescribesItself(SpecConfiguration configuration) {
    assertFalse(configuration.description().isBlank());
    assertFalse(configuration.invariants().isEmpty() && configuration.properties().isEmpty());
    assertTrue(configuration.constants().containsKey("G"));
  }

  @Test
  void configurationsAreSortedByName() {
    List<String> names = configurations().map(SpecConfiguration::name).toList();
    assertEquals(names.stream().sorted().toList(), names);
    assertTrue(names.contains("Smallest"));
  }

  @Test
  void aConfigurationIsReadWhole() {
    SpecConfiguration storm = Specs.directory().configuration("SignalStorm");
    assertEquals(
        "Signals that follow each other without a pause keep the program from its next step"
            + " (golang/go#37741).",
        storm.description());
    assertEquals(Suite.QUICK, storm.suite());
    assertEquals(Expectation.violates("PreemptLive"), storm.expectation());
    assertEquals("SignalStormSpec", storm.specification());
    assertEquals(List.of("PreemptLive"), storm.properties());

    SpecConfiguration unsafe = Specs.directory().configuration("UnsafePoint");
    assertEquals(2, unsafe.constants().get("LoopLength"));
    assertEquals("g1", unsafe.constants().get("FirstG"));
    assertEquals(new TlaSet(List.of("loop1")), unsafe.constants().get("UnsafePoint"));
    assertEquals(new TlaSet(List.of("g1", "g2")), unsafe.constants().get("G"));
    assertTrue(unsafe.invariants().containsAll(List.of("TypeOK", "NoThrow", "AckSound")));
  }

  @Test
  void aPinnedCountIsRead() {
    assertEquals(
        Optional.of(new StateCount(352, 23)),
        Specs.directory().configuration("AsyncPreemptOffSafe").pinned().orElseThrow().states());
  }

  @Test
  void whatIsUnreachedIsRead() {
    assertEquals(
        Set.of("OneStopper"),
        Specs.directory().configuration("StartTheWorldNewThread").unreached());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    BadConfiguration bad =
        assertThrows(BadConfiguration.class, () -> Specs.directory().configuration("Smalest"));
    assertTrue(
        bad.getMessage()
            .matches(".*: no configuration Smalest; nearest of \\d+: Smallest, \\w+, \\w+"));
  }

  @Test
  void aDirectoryWithoutTheSpecificationIsRefused() {
    BadConfiguration bad = assertThrows(BadConfiguration.class, () -> new SpecDirectory(scratch));
    assertTrue(
        bad.getMessage()
            .endsWith("no Preemption.tla here; name the directory of the specification"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "suite: quick | suite: fast | 2: no suite fast; say quick, standard or deep",
        "expect: holds | expect: works | 3: cannot expect \"works\"; say holds or violates NAME",
        "expect: holds | expect: violates X | : expects X to be violated but does not check it",
        "expect: holds | states: many | 3: no count of states in \"many\"",
        "A test. | unreached: X | : does not reach X but does not check it either; remove it",
        "SPECIFICATION Spec | INIT Init | 5: unknown section INIT; known are SPECIFICATION",
        "SPECIFICATION Spec | CHECK_DEADLOCK NO | 5: CHECK_DEADLOCK is NO; say FALSE, or leave it out",
        "SPECIFICATION Spec | \\* nothing | : no SPECIFICATION; add SPECIFICATION Spec",
        "A = 1 | A <- B | 8: no value for A; write A = VALUE",
        "A = 1 | A = {1 2} | 8: set without end; write , or } here",
        "A = 1 | A = = | 8: no value in =; write a number",
        "A = 1 | A = 1 A = 2 | 8: A has a value already; remove one of the two",
      })
  void aMistakeIsAnsweredWithFileLineAndAdvice(String text, String other, String complaint)
      throws IOException {
    String sound =
        """
        \\* A test.
        \\* suite: quick
        \\* expect: holds

        SPECIFICATION Spec

        CONSTANTS
            A = 1
        INVARIANTS
            TypeOK
        """;
    Path file = Files.writeString(scratch.resolve("Test.cfg"), sound.replace(text, other));
    BadConfiguration bad = assertThrows(BadConfiguration.class, () -> SpecConfiguration.read(file));
    assertTrue(
        bad.getMessage().startsWith(file + (complaint.startsWith(":") ? "" : ":") + complaint),
        bad.getMessage());
  }
}
