/**
 * How many steps a second the fuzzer takes, beside TLC's simulation of the same configuration, and
 * how many random programs a second are played on the core.
 *
 * <p>What is measured is processor time, not the clock's: other programs on the machine then cost
 * nothing but caches.
 */
package dev.tightloop.benchmarks.fuzzer;
