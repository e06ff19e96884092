package dev.tightloop.spec;

/**
 * An action of the specification: a disjunct of {@code Next}.
 *
 * @param name its name
 * @param module the module that defines it
 * @param parameters how many it has
 */
public record SpecAction(String name, String module, int parameters) {}
