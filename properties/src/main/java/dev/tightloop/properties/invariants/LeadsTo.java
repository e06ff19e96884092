package dev.tightloop.properties.invariants;

/**
 * {@code P ~> Q}: whenever P holds, Q holds then or later.
 *
 * @param of which goroutine, thread or processor it speaks of; empty if of none
 * @param p what begins it
 * @param q what ends it
 */
public record LeadsTo(String of, StatePredicate p, StatePredicate q) {}
