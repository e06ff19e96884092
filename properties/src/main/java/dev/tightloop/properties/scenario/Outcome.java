package dev.tightloop.properties.scenario;

import dev.tightloop.properties.violation.InvariantViolation;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of a scenario showed.
 *
 * @param violation the first violation, if any
 * @param steps steps of the model
 * @param instructions instructions executed on the core
 * @param preemptions calls of asyncPreempt injected and returned from, each compared with its
 *     interruption
 * @param migrations those of them that ended on another thread than the one they began on
 * @param amidProgram those of them before the goroutine had come to its final loop
 * @param results programs whose result was compared with that of the undisturbed run
 * @param mattered for each property of frames, pointers and g: how often it had something to say
 */
public record Outcome(
    Optional<Violation> violation,
    long steps,
    long instructions,
    long preemptions,
    long migrations,
    long amidProgram,
    int results,
    Map<String, Long> mattered) {

  /**
   * Fails if something is violated.
   *
   * @throws InvariantViolation of the property's own type
   */
  public void check() {
    violation.ifPresent(
        found -> {
          throw InvariantViolation.of(found.property(), found.property() + ": " + found.message());
        });
  }
}
