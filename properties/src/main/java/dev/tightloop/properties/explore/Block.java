package dev.tightloop.properties.explore;

/**
 * Some states of one level, encoded by {@link BlockWriter}: the unit that workers claim.
 *
 * @param bytes the encoding; null if it lies in the level's file
 * @param at where in the file, if it lies there
 * @param length bytes of the encoding
 * @param states how many states
 */
record Block(byte[] bytes, long at, int length, int states) {}
