package dev.tightloop.properties.fuzz;

/**
 * How many different ones there were.
 *
 * @param count of them
 * @param exact whether it is just as many, and not an estimate with a standard error of half a
 *     percent
 */
public record Distinct(long count, boolean exact) {}
