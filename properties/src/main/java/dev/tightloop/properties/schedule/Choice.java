package dev.tightloop.properties.schedule;

/**
 * A step of a schedule.
 *
 * @param actor whose it is
 * @param step its name
 * @param enabled how many steps there were to choose from
 * @param index of it among them, from 0
 * @param hash of the states so far, this step's included; see {@link Chain}
 */
public record Choice(String actor, String step, int enabled, int index, String hash) {}
