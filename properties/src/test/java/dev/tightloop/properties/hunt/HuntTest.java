package dev.tightloop.properties.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Fault;
import dev.tightloop.properties.explore.ConfiguredTask;
import dev.tightloop.properties.explore.Exploration;
import dev.tightloop.properties.explore.Explorer;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.CatalogueEntry;
import dev.tightloop.properties.invariants.CatalogueEntry.Subject;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.spec.SpecConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuntTest {

  private static final long STATES = 3_000;

  @TempDir private Path directory;

  @Test
  void theSameNumbersComeToTheSame() throws InterruptedException {
    for (int number = 1; number <= 5; number++) {
      Hunt.Searched one = new Hunt(7, STATES).search(number);
      Hunt.Searched other = new Hunt(7, STATES).search(number);
      assertEquals(one.text(), other.text());
      assertEquals(one.found().distinct(), other.found().distinct());
      assertEquals(one.found().outcome(), other.found().outcome());
    }
  }

  @Test
  void whatIsDrawnIsManifold() {
    Hunt hunt = new Hunt(3, STATES);
    Set<String> texts = new TreeSet<>();
    Set<String> constants = new TreeSet<>();
    for (int number = 1; number <= 300; number++) {
      String text = hunt.text(number);
      texts.add(text);
      text.lines()
          .filter(line -> line.contains(" = "))
          .forEach(line -> constants.add(line.substring(0, line.indexOf(" = ")).trim()));
      assertFalse(text.contains("Faults"));
      assertFalse(text.contains("Corrections"));
    }
    assertTrue(texts.size() > 290, () -> texts.size() + " different ones");
    assertTrue(constants.size() > 50, constants::toString);
  }

  @Test
  void aBoundEndsTheSearch() throws InterruptedException {
    Hunt hunt = new Hunt(5, STATES);
    List<Exploration> stopped = new ArrayList<>();
    for (int number = 1; number <= 10; number++) {
      Exploration found = hunt.search(number).found();
      if (found.outcome() instanceof Outcome.Stopped) {
        stopped.add(found);
        assertTrue(found.distinct() >= STATES);
        assertTrue(found.distinct() < 20 * STATES, () -> found.distinct() + " states");
      }
    }
    assertFalse(stopped.isEmpty());
  }

  /** What the repository shows Go 1.19 to break by a configuration is not asked there. */
  @Test
  void whatIsKnownIsNotAskedWhereItIsKnown() {
    int known = 0;
    for (SpecConfiguration spec : Specs.directory().configurations()) {
      Optional<CatalogueEntry> violated =
          spec.expectation().violates().flatMap(Catalogue::entry).filter(HuntTest::isHunted);
      Configuration configuration = ModelConfiguration.of(spec);
      if (violated.isPresent() && isFaithful(configuration, spec)) {
        String id = violated.get().id();
        List<String> asked = KnownViolation.asked(configuration, violated.get().subject());
        assertFalse(asked.contains(id), () -> spec.name() + " violates " + id);
        known++;
      }
    }
    assertTrue(known > 15, known + " configurations");
  }

  @Test
  void everyKnownViolationIsOfTheCatalogue() {
    for (KnownViolation each : KnownViolation.ALL) {
      assertTrue(
          Catalogue.entry(each.property()).filter(HuntTest::isHunted).isPresent(), each::property);
      String page = each.page().split(" ")[0];
      if (page.endsWith(".md")) {
        Path file = Specs.directory().path().resolveSibling("docs/findings").resolve(page);
        assertTrue(Files.exists(file), file::toString);
      }
    }
  }

  /** Among what is drawn, some configuration shows each of these faults. */
  @Test
  void aFaultIsFound() throws IOException, InterruptedException {
    for (Fault fault : List.of(Fault.releasepKeepsP, Fault.signalPendingNeverCleared)) {
      boolean found = false;
      for (int number : IntStream.rangeClosed(1, 12).toArray()) {
        String text = new Hunt(1, STATES).text(number);
        String faulty =
            text.replace("\nINVARIANTS", "    Faults = {\"" + fault + "\"}\n\nINVARIANTS");
        SpecConfiguration spec =
            SpecConfiguration.read(Files.writeString(directory.resolve("Faulty.cfg"), faulty));
        Explorer explorer =
            new Explorer(
                ConfiguredTask.of(spec, Reductions.none),
                Options.defaults().threads(1).memory(64 << 20).states(STATES));
        found |= explorer.run().outcome() instanceof Outcome.Violated;
      }
      assertTrue(found, fault::name);
    }
  }

  private static boolean isHunted(CatalogueEntry entry) {
    return entry.kind() == Kind.ALWAYS
        && Set.of(Subject.STATES, Subject.STEPS).contains(entry.subject());
  }

  private static boolean isFaithful(Configuration configuration, SpecConfiguration spec) {
    return configuration.faults().isEmpty()
        && !configuration.is(Switch.Go114)
        && !configuration.is(Switch.MayMoreStackPreempt)
        && !spec.constants().containsKey("Corrections");
  }
}
