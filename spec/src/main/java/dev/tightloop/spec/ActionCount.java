package dev.tightloop.spec;

/**
 * How often TLC took an action of {@code Next} (TLC's coverage).
 *
 * @param name the action's
 * @param module the module that defines it
 * @param taken how many of the steps were its
 */
public record ActionCount(String name, String module, long taken) {}
