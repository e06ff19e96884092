package dev.tightloop.spec;

/**
 * A step that the specification allows.
 *
 * @param label the action with its parameters: {@code startm_newm(m2,m3)}; without parentheses if
 *     it has none
 * @param successor the state after it
 */
public record SpecStep(String label, SpecState successor) {}
