package dev.tightloop.properties.live;

/**
 * A step that was taken, with those before it.
 *
 * @param before null for the first
 * @param index from 0
 * @param step the machine's
 * @param fingerprint of the state that it led to
 */
record Taken(Taken before, int index, int step, long fingerprint) {}
