package dev.tightloop.ci.part;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Random programs under random interleavings. */
public interface Fuzzer {

  /** The names of the faults that can be seeded. */
  List<String> faults();

  /** Plays scenarios until one violates a property, or the budget is spent. */
  Outcome fuzz(Optional<String> fault, long seed, Duration budget, Consumer<String> progress);

  /**
   * What came of it.
   *
   * @param schedules how many were played
   * @param instructions how many the core executed in them
   * @param properties each property with how often it was really put to the test
   * @param found the first violation, shrunk
   */
  record Outcome(
      long schedules, long instructions, List<Exercised> properties, Optional<Found> found) {}

  /**
   * A property and how often it was really put to the test.
   *
   * @param property its name
   * @param times how often
   * @param what a noun for one of these times
   */
  record Exercised(String property, long times, String what) {}

  /**
   * A violated property.
   *
   * @param property its name
   * @param details the shrunk scenario for people, line by line
   * @param saved writes its schedule to a file when asked; the line that replays it
   */
  record Found(String property, List<String> details, Supplier<String> saved) {}
}
