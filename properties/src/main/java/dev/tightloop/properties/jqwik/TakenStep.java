package dev.tightloop.properties.jqwik;

/**
 * A step of an interleaving.
 *
 * @param actor whose it is
 * @param label its name
 * @param choice which of the enabled steps it was, from 0
 * @param enabled how many there were
 * @param preempts whether another actor took the step before, and could have gone on
 */
public record TakenStep(String actor, String label, int choice, int enabled, boolean preempts) {}
