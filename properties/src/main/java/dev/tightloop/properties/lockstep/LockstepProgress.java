package dev.tightloop.properties.lockstep;

/**
 * How far a walk is.
 *
 * @param states found so far
 * @param edges compared so far
 * @param waiting states found but not yet left
 */
public record LockstepProgress(long states, long edges, int waiting) {}
