package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;

/** A predicate of the catalogue on single states, of one model's working state. */
abstract class CataloguedInvariant extends Predicates {

  CataloguedInvariant(Model model) {
    super(model);
  }

  /**
   * Whether it holds.
   *
   * @throws dev.tightloop.model.NoSuchRecord if the spec cannot be evaluated there
   */
  abstract boolean holds();

  /** Whether the state is one about which it says something: {@code FooMatters} for {@code Foo}. */
  abstract boolean matters();
}
