package dev.tightloop.properties.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.violation.InvariantViolation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;

/** What fails is what was found, however much simpler another failure would be. */
class SlippingTest {

  @Test
  void withATypeForEachInvariantTheBugStaysTheSame() {
    Throwable thrown = Failing.run(SlippingProperties.class, "typesApart", List.class);
    InvariantViolation violation = assertInstanceOf(InvariantViolation.class, thrown);
    assertEquals(Stairs.DEEP, violation.invariant());
  }

  @Test
  void withOneTypeForAllItSlips() {
    Throwable thrown = Failing.run(SlippingProperties.class, "oneType", List.class);
    assertEquals(Stairs.SHALLOW, thrown.getMessage());
  }

  /** Any schedule of the machine, by jqwik's random numbers, and all that it is shrunk to. */
  @Test
  void anInterleavingShrinksToTheShortestOfItsOwnInvariant() {
    var generator = Interleavings.of(Stairs::new).ofMaxLength(30).generator(1000);
    Random random = new Random(1);
    int deep = 0;
    for (int i = 0; i < 200; i++) {
      Shrinkable<Interleaving> drawn = generator.next(random);
      if (drawn.value().violates().equals(Optional.of(Stairs.DEEP))) {
        deep++;
        Interleaving shrunk = drawn.shrink().findFirst().orElse(drawn).value();
        assertEquals(drawn.value().violates(), shrunk.violates());
        assertEquals(4, shrunk.steps().size(), shrunk::toString);
      }
    }
    assertTrue(deep > 10, () -> "too few to say anything");
  }
}
