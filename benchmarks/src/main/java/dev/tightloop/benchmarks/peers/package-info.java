/**
 * The comparison: the same Go function on the processor, under emulators and on the core, measured
 * in turns within one run.
 */
package dev.tightloop.benchmarks.peers;
