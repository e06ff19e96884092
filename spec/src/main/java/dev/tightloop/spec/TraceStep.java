package dev.tightloop.spec;

/**
 * One step of a counterexample.
 *
 * @param action the action that led here, without its parameters (TLC does not print them); {@code
 *     Init} for the first state, {@code Stuttering} if nothing ever happens again
 * @param state the state as TLC prints it
 */
public record TraceStep(String action, String state) {}
