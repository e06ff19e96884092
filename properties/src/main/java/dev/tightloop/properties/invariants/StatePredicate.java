package dev.tightloop.properties.invariants;

import dev.tightloop.model.State;

/** Something that is true or false of a state. */
@FunctionalInterface
public interface StatePredicate {
  boolean holds(State s);
}
