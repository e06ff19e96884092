package dev.tightloop.benchmarks.peers;

/**
 * One measurement.
 *
 * @param checksum what the program computed, in decimal
 * @param nanoseconds what it took
 * @param startUp how much of that is for starting, in nanoseconds: measured beside it
 */
record Sample(String checksum, long nanoseconds, long startUp) {}
