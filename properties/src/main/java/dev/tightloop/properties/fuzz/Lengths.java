package dev.tightloop.properties.fuzz;

/**
 * How many steps schedules had; all 0 if there were none.
 *
 * @param median of an even number of them, the smaller one of the two in the middle
 */
public record Lengths(int minimum, int median, int maximum) {}
