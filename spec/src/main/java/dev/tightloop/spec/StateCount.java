package dev.tightloop.spec;

/**
 * The size of a state space, pinned in a configuration: a change of the specification that adds or
 * loses states does not go unseen.
 *
 * @param distinct how many states
 * @param depth how many states the longest of the shortest paths has
 */
public record StateCount(long distinct, int depth) {}
