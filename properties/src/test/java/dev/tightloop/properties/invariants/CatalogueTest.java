package dev.tightloop.properties.invariants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.properties.invariants.CatalogueEntry.Checker;
import dev.tightloop.properties.invariants.CatalogueEntry.Subject;
import dev.tightloop.properties.liveness.LivenessCheck;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.scenario.Violation;
import dev.tightloop.spec.KnownNames;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

  static final SpecDirectory SPEC = Specs.directory();

  private static Set<String> names(Enum<?>[] constants) {
    Set<String> names = new TreeSet<>();
    for (Enum<?> constant : constants) {
      names.add(constant.name());
    }
    return names;
  }

  @Test
  void theInvariantsAreThoseThatTheConfigurationsList() {
    Set<String> listed = new TreeSet<>();
    SPEC.configurations().forEach(configuration -> listed.addAll(configuration.invariants()));
    assertEquals(listed, new TreeSet<>(Catalogue.invariants()));
  }

  @Test
  void thePropertiesOfStepsAreWhatTheConfigurationsListBesideTemporalOnes() {
    Set<String> listed = new TreeSet<>();
    for (SpecConfiguration configuration : SPEC.configurations()) {
      listed.addAll(configuration.properties());
    }
    LivenessCheck.among(List.copyOf(listed)).forEach(temporal -> listed.remove(temporal.name()));
    assertEquals(listed, new TreeSet<>(Catalogue.stepProperties()));
  }

  private static boolean defines(String module, String operator) {
    try {
      return Files.readAllLines(SPEC.path().resolve(module + ".tla")).stream()
          .anyMatch(line -> line.startsWith(operator + " =="));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void eachStandsInItsModuleAndSaysWhenItMatters() {
    for (CatalogueEntry entry : Catalogue.entries()) {
      String id = entry.id();
      if (entry.subject() == Subject.REGISTERS) {
        assertTrue(entry.module().isEmpty(), id);
      } else {
        String module = entry.module().orElseThrow();
        assertTrue(defines(module, id), id);
        boolean expected = entry.subject() == Subject.STATES && !entry.ofEveryState();
        assertEquals(expected, defines(module, id + "Matters"), id);
      }
    }
    assertFalse(defines("Invariants", "ThereIsNoSuch"));
  }

  @Test
  void eachSaysWhatItIsForAndWhoReliesOnIt() {
    Set<String> ids = new TreeSet<>();
    for (CatalogueEntry entry : Catalogue.entries()) {
      assertTrue(ids.add(entry.id()), entry.id());
      assertTrue(entry.sentence().matches("[\\w].*\\."), entry.id());
      assertTrue(entry.why().matches("[\\w].*\\."), entry.id());
      assertFalse(entry.reliesOn().isEmpty(), entry.id());
      entry.assumptions().forEach(text -> assertTrue(text.endsWith("."), entry.id()));
      assertFalse(entry.checkedBy().isEmpty(), entry.id());
    }
  }

  /** The register level names what is violated by constants of its own. */
  @ParameterizedTest
  @ValueSource(classes = {GuestViolation.class, Violation.class})
  void whatTheRegisterLevelReportsIsInTheCatalogue(Class<?> names) throws IllegalAccessException {
    for (Field field : names.getFields()) {
      String id = (String) field.get(null);
      CatalogueEntry entry = Catalogue.entry(id).orElseThrow(() -> new AssertionError(id));
      assertTrue(entry.checkedBy().contains(Checker.REGISTER_LEVEL), id);
    }
  }

  @Test
  void theContractsActionsAreThoseThatNeverMayName() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(SPEC.path().resolve("Refinement.tla"))) {
      if (line.contains("Never = \"")) {
        named.add(line.split("\"")[1]);
      }
    }
    assertEquals(named, names(Contract.Action.values()));
  }

  @Test
  void unknownNamesAreRefusedInOneLine() {
    Model model = new Model(Configuration.smallest());
    for (String name : List.of("TypeOKMatters", "Matters", "PreemptLive")) {
      String refused =
          assertThrows(IllegalArgumentException.class, () -> Invariants.of(model, List.of(name)))
              .getMessage();
      assertTrue(refused.startsWith("no invariant " + name + "; nearest of "), refused);
    }
    assertEquals(
        "no property of steps TypeOK; " + KnownNames.advice("TypeOK", Catalogue.stepProperties()),
        assertThrows(
                IllegalArgumentException.class,
                () -> StepProperties.of(model, List.of("TypeOK"), "none"))
            .getMessage());
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> StepProperties.of(model, List.of("NeverTaken"), "none"))
            .getMessage()
            .startsWith("Never is none, no action of the contract: they are [Idle, "));
  }

  @Test
  void onlyTheWorkingStateIsLookedAt() {
    Model model = new Model(Configuration.smallest());
    Invariant invariant = Invariants.of(model, List.of("POwner")).get(0);
    assertTrue(invariant.holds(model.state()));
    assertThrows(
        IllegalArgumentException.class, () -> invariant.holds(model.initialStates().get(0)));
  }
}
