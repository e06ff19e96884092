package dev.tightloop.properties.violation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.CatalogueEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvariantViolationTest {

  @Test
  void eachInvariantOfTheCatalogueHasATypeOfItsOwn() {
    Set<Class<?>> types = new HashSet<>();
    List<CatalogueEntry> entries = Catalogue.entries();
    for (CatalogueEntry entry : entries) {
      InvariantViolation thrown = InvariantViolation.of(entry.id(), "at step 3");
      types.add(thrown.getClass());
      assertEquals(entry.id() + "Violated", thrown.getClass().getSimpleName());
      assertEquals(entry.id(), thrown.invariant());
      assertEquals("at step 3", thrown.getMessage());
    }
    assertEquals(entries.size(), types.size());
  }

  @Test
  void theSameNameHasTheSameType() {
    assertSame(InvariantViolation.type("OneRunner"), InvariantViolation.type("OneRunner"));
    InvariantViolation thrown =
        assertThrows(
            InvariantViolation.type("OneRunner"),
            () -> {
              throw InvariantViolation.of("OneRunner", "");
            });
    assertEquals("OneRunner", thrown.invariant());
  }

  @Test
  void aNameNeedNotBeAnIdentifier() {
    List<String> names = List.of("two runners", "two/runners", "two_runners", "", "a;[.b", "é ü");
    Set<Class<?>> types = new HashSet<>();
    for (String name : names) {
      types.add(InvariantViolation.type(name));
      assertEquals(name, InvariantViolation.of(name, "").invariant());
    }
    assertEquals(names.size(), types.size());
    assertTrue(
        InvariantViolation.type("two/runners").getSimpleName().startsWith("two_runners-"),
        () -> InvariantViolation.type("two/runners").toString());
  }
}
