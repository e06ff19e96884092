package dev.tightloop.properties.invariants;

import dev.tightloop.model.State;

/**
 * A property of the form {@code Init /\ [][A]_v} of the spec, under the spec's name: what an
 * initial state and each step must satisfy. One object serves one worker: {@link #from} keeps what
 * it needs of the state before.
 */
public interface StepProperty {

  /** The operator's name in the spec. */
  String name();

  boolean initially(State state);

  /**
   * The state before the steps that {@link #allows} is then asked about; call it once per expanded
   * state.
   */
  void from(State before);

  /**
   * The same for the state that {@link #allows} was last asked about, by whoever goes on from
   * there.
   */
  default void goOnFrom(State before) {
    from(before);
  }

  /**
   * Whether the property allows the step from the state last given to {@link #from} to this one.
   */
  boolean allows(State after);

  /**
   * Whether it said something about what {@link #initially} or {@link #allows} was last asked, a
   * step that changes nothing of what it is about excepted.
   */
  default boolean mattered() {
    return true;
  }
}
