package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;
import java.util.List;

/**
 * A schedule as numbers: the first says in which of the initial states it begins, each other which
 * of the steps is taken that are enabled at that moment, all modulo how many there are.
 *
 * <p>So any list of numbers is a schedule of any machine. Nothing has to be thrown away because a
 * precondition does not hold, as it is with chains of actions that each say when they are possible;
 * a list from which numbers are left out, or in which some are smaller, is a schedule again, and
 * smaller numbers mean earlier actors. That is what shrinking needs.
 *
 * @param initial 0 or more
 * @param numbers 0 or more each
 */
public record Choices(int initial, List<Integer> numbers) {

  /**
   * The largest number that is drawn. It is one less than a multiple of everything up to 22: so
   * many steps are equally likely, and it is the last of that many.
   */
  public static final int LARGEST = 232_792_559;

  public Choices {
    numbers = List.copyOf(numbers);
    if (initial < 0 || numbers.stream().anyMatch(number -> number < 0)) {
      throw new IllegalArgumentException("a choice is 0 or more, not as in " + numbers);
    }
  }

  /** Of the first initial state. */
  public static Choices of(int... numbers) {
    return new Choices(0, Arrays.stream(numbers).boxed().toList());
  }

  /** What they come to on a machine. */
  public Interleaving on(Machine.Maker maker) {
    return new Interleaving(maker, this);
  }
}
