package dev.tightloop.spec;

/**
 * One conjunct of the fairness of a specification, and whether a pair of states is a step of its
 * action.
 *
 * @param kind what it demands
 * @param action the action's name with its parameter, of a disjunction the first
 * @param taken whether the pair is such a step; stuttering is none
 */
public record FairnessCondition(Kind kind, String action, boolean taken) {

  /** What is demanded of an action. */
  public enum Kind {
    /** {@code WF_vars(A)}. */
    WEAK,
    /** {@code SF_vars(A)}. */
    STRONG,
    /** What comes before the arrow in {@code []<><<A>>_vars => []<><<B>>_vars}. */
    WHEN,
    /** What comes after it; it follows its WHEN. */
    THEN
  }
}
