package dev.tightloop.ci.part;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The comparison of model and specification, state by state and edge by edge. */
public interface Lockstep {

  /** How many actions there are. */
  int actions();

  /** Compares them on one configuration to the end. */
  Outcome compare(String configuration, Consumer<String> progress);

  /**
   * What the comparison found.
   *
   * @param states reachable states
   * @param edges steps compared
   * @param actions names of the actions among them
   * @param difference the first difference, line by line; none if the two are the same machine
   */
  record Outcome(long states, long edges, Set<String> actions, List<String> difference) {}
}
