package dev.tightloop.properties.scenario;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.program.Template;
import dev.tightloop.properties.program.UserProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two goroutines' programs and a schedule, with one thread at work or, if the second goroutine has
 * called LockOSThread, with three among which the P moves. Each choice of the schedule picks one of
 * the steps that are enabled at that moment, modulo their number; when the choices are used up a
 * fair driver takes over. Every list of numbers is a scenario, and leaving numbers out leaves a
 * simpler one.
 */
public record Scenario(
    UserProgram first, UserProgram second, boolean locked, List<Integer> choices) {

  /** The largest number in a list. */
  public static final int LARGEST = 0xff_ffff;

  /** The most instructions of a body, choices of a schedule, and rounds of a loop. */
  public static final int MOST_INSTRUCTIONS = 24;

  public static final int MOST_CHOICES = 400;
  public static final int MOST_ROUNDS = 4;

  public Scenario {
    choices = List.copyOf(choices);
  }

  /** A scenario of random numbers and sizes. */
  public static Scenario random(SplitMix64 random) {
    return random(random, Optional.empty());
  }

  /** The same, with every other instruction of one kind, if one is given. */
  static Scenario random(SplitMix64 random, Optional<Template> often) {
    return new Scenario(
        program(random, often), program(random, often), random.below(2) == 1, choices(random));
  }

  private static UserProgram program(SplitMix64 random, Optional<Template> often) {
    List<Integer> body = new ArrayList<>(numbers(random, MOST_INSTRUCTIONS));
    if (often.isPresent()) {
      for (int i = 0; i < body.size(); i += 2) {
        body.set(i, often.get().like(body.get(i)));
      }
    }
    return new UserProgram(body, 1 + random.below(MOST_ROUNDS));
  }

  private static List<Integer> choices(SplitMix64 random) {
    return numbers(random, MOST_CHOICES);
  }

  private static List<Integer> numbers(SplitMix64 random, int most) {
    int count = random.below(most + 1);
    List<Integer> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(random.below(LARGEST + 1));
    }
    return numbers;
  }

  /** How many numbers there are: what shrinking makes small. */
  public int size() {
    return first.body().size() + second.body().size() + choices.size();
  }
}
