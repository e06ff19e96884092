package dev.tightloop.properties.invariants;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How often a run asked a property, and how often it said something there: a property whose
 * antecedent is never true holds whatever the program does.
 *
 * @param property its name
 * @param evaluated states or steps; of {@code P ~> Q}, states with P
 * @param mattered those of them in which its antecedent was true; of {@code P ~> Q}, without Q
 */
public record Evaluations(String property, long evaluated, long mattered) {

  public Evaluations {
    Objects.requireNonNull(property);
    if (mattered < 0 || mattered > evaluated) {
      throw new IllegalArgumentException(
          property + " mattered %d of %d times".formatted(mattered, evaluated));
    }
  }

  /** Whether it never said anything. */
  public boolean vacuous() {
    return mattered == 0;
  }

  /** Both runs together. */
  public Evaluations plus(Evaluations other) {
    if (!property.equals(other.property)) {
      throw new IllegalArgumentException(property + " is not " + other.property);
    }
    return new Evaluations(property, evaluated + other.evaluated, mattered + other.mattered);
  }

  /**
   * The sums of two runs that ask the same.
   *
   * @param one may be empty: nothing was asked yet
   */
  public static List<Evaluations> sum(List<Evaluations> one, List<Evaluations> other) {
    if (one.isEmpty()) {
      return List.copyOf(other);
    }
    if (one.size() != other.size()) {
      throw new IllegalArgumentException("two runs that do not ask the same");
    }
    return IntStream.range(0, one.size()).mapToObj(i -> one.get(i).plus(other.get(i))).toList();
  }

  @Override
  public String toString() {
    return "%s said something %,d of %,d times".formatted(property, mattered, evaluated);
  }
}
