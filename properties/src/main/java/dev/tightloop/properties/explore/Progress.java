package dev.tightloop.properties.explore;

/**
 * How far a search has come.
 *
 * @param distinct states seen
 * @param depth the level that is being expanded
 * @param queue states seen whose successors were not
 * @param memory bytes of fingerprints and levels
 * @param waiting bytes of levels alone, those in memory
 */
public record Progress(
    long generated, long distinct, int depth, long queue, long memory, long waiting) {}
