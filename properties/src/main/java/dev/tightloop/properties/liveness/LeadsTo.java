package dev.tightloop.properties.liveness;

/**
 * {@code P ~> Q}: whenever P holds, Q holds then or later.
 *
 * @param of which goroutine, thread or processor it speaks of; empty if of none
 * @param p what begins it
 * @param q what ends it
 */
public record LeadsTo(String of, StatePredicate p, StatePredicate q) {

  /** {@code P ~> ~P}: P passes. */
  static LeadsTo passes(String of, StatePredicate p) {
    return new LeadsTo(of, p, s -> !p.holds(s));
  }
}
