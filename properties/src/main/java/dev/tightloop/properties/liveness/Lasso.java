package dev.tightloop.properties.liveness;

/**
 * A behaviour: states from an initial one on, and then others round and round.
 *
 * @param stem from an initial state to the one where the cycle begins
 * @param cycle the states after that one, the last of which is that one again; empty if the
 *     behaviour stutters there for ever
 */
record Lasso(int[] stem, int[] cycle) {}
