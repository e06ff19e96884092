package dev.tightloop.properties.fuzz;

import dev.tightloop.properties.invariants.Evaluations;
import java.util.List;

/**
 * What a player came to in a few schedules in a row.
 *
 * @param lengths the steps of each schedule
 * @param states that the player had not been in before, and perhaps others
 * @param edges that it had not covered before
 * @param kinds steps that it had not taken before
 */
record Batch(
    int[] lengths,
    List<Evaluations> evaluations,
    List<Found> violations,
    long[] states,
    long[] edges,
    long[] kinds) {}
