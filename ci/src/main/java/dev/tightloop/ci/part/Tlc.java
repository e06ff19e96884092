package dev.tightloop.ci.part;

import dev.tightloop.spec.Suite;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** TLC and the configurations that lie in {@code spec/}. */
public interface Tlc {

  /** All configurations, by name. */
  List<Configuration> configurations();

  /** Checks one configuration to its end. */
  Outcome check(Configuration configuration, Consumer<String> progress);

  /**
   * A file {@code spec/NAME.cfg}.
   *
   * @param name its name
   * @param suite when it is checked
   * @param seconds how long it is known to take, 0 if that is not known
   * @param violates the property that it must find violated; empty if everything must hold
   */
  record Configuration(String name, Suite suite, int seconds, Optional<String> violates) {

    /** What a reader of the table should know of it. */
    public String title() {
      return violates.map(property -> name + ": violates " + property).orElse(name + ": holds");
    }
  }

  /** What TLC found. */
  sealed interface Outcome {

    /** Distinct states seen. */
    long states();

    /** States on the longest of the shortest paths, or in the counterexample. */
    int depth();
  }

  /** Everything holds, of all states. */
  record Holds(long states, int depth) implements Outcome {}

  /**
   * There is a counterexample.
   *
   * @param property what it violates
   * @param trace the counterexample for people, line by line
   * @param lasso whether it is one that goes on for ever; how many states TLC has seen by then
   *     depends on the machine's speed
   */
  record Violated(String property, List<String> trace, long states, int depth, boolean lasso)
      implements Outcome {}

  /**
   * TLC could not do it, or saw other states than there must be.
   *
   * @param message one line
   */
  record Failed(String message, long states, int depth) implements Outcome {}

  /** The time was up first. */
  record Unfinished(long states, int depth) implements Outcome {}
}
