package dev.tightloop.properties.invariants;

import dev.tightloop.model.State;

/**
 * A predicate of the spec on single states, under the spec's name; it allocates nothing and leaves
 * the state alone.
 */
public interface Invariant {

  /** The operator's name in the spec. */
  String name();

  /**
   * Whether it holds.
   *
   * @param state the working state of the model that the invariant was made for
   * @throws dev.tightloop.model.NoSuchRecord if the spec cannot be evaluated there
   */
  boolean holds(State state);

  /**
   * Whether the state is one about which it says something; in all of them, unless it has a
   * predicate {@code FooMatters} that says otherwise.
   *
   * @param state the working state of the model that the invariant was made for
   */
  default boolean matters(State state) {
    return true;
  }
}
