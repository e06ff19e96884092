package dev.tightloop.spec;

/**
 * One instance of a property {@code P ~> Q} in a state.
 *
 * @param p whether P holds
 * @param q whether Q holds
 */
public record LeadsToInstance(boolean p, boolean q) {}
