package dev.tightloop.properties.jqwik;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Fails for {@code Deep}, and for {@code Shallow} where it shrinks; SlippingTest runs it. */
class SlippingProperties {

  /** Mostly b, which shrinks to a. */
  @Provide
  Arbitrary<List<Integer>> numbers() {
    return Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(20, 1)).list().ofMinSize(8).ofMaxSize(12);
  }

  /** A type for each invariant. */
  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void typesApart(@ForAll("numbers") List<Integer> numbers) {
    new Choices(0, numbers).on(Stairs::new).check();
  }

  /** The same type for all. */
  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void oneType(@ForAll("numbers") List<Integer> numbers) {
    new Choices(0, numbers)
        .on(Stairs::new)
        .violates()
        .ifPresent(
            violated -> {
              throw new AssertionError(violated);
            });
  }
}
