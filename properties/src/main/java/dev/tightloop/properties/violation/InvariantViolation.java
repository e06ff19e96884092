package dev.tightloop.properties.violation;

/**
 * An invariant does not hold. Each invariant has a type of its own, a subclass of this one that is
 * made when it is first wanted: {@code OneRunner} has {@code OneRunnerViolated}.
 *
 * <p>That is what keeps a shrinker with one bug. jqwik takes two failures of a property for the
 * same if their exceptions are of the same class and come from the same line of the property; with
 * one type for all invariants, it would go from a deep violation to any shallow one that the same
 * line happens to report. With a type for each, what it ends with violates what was found.
 *
 * <p>Types are made at run time because a machine names its invariants as it likes, and need not be
 * of this project. A test that wants a certain one asks for it by name:
 *
 * <pre>{@code
 * InvariantViolation thrown = assertThrows(InvariantViolation.type("OneRunner"), run::check);
 * }</pre>
 */
public abstract class InvariantViolation extends AssertionError {

  private static final long serialVersionUID = 1;

  private final String invariant;

  /** For the types that {@link ViolationTypes} makes, and nobody else. */
  InvariantViolation(String invariant, String message) {
    super(message);
    this.invariant = invariant;
  }

  /**
   * A new one, of the invariant's own type.
   *
   * @param message what happened, for people
   */
  public static InvariantViolation of(String invariant, String message) {
    return ViolationTypes.of(invariant).make(invariant, message);
  }

  /** The type of the violations of an invariant: always the same for the same name. */
  public static Class<? extends InvariantViolation> type(String invariant) {
    return ViolationTypes.of(invariant).type();
  }

  /** The invariant's name. */
  public final String invariant() {
    return invariant;
  }
}
