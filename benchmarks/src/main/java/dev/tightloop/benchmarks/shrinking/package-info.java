/**
 * How short shrunk schedules are: for each fault that can be seeded, what random schedules find is
 * shrunk, by us and by plain delta debugging, and compared with the shortest counterexample, which
 * the explorer finds.
 */
package dev.tightloop.benchmarks.shrinking;
