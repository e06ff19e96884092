/**
 * How many schedules each strategy plays until it meets each fault that can be seeded.
 *
 * <p>A {@link dev.tightloop.benchmarks.strategies.Sample} is a fault, a strategy and as many seeds
 * as were tried; {@link dev.tightloop.benchmarks.strategies.SampleFile} keeps them, so that a run
 * can be stopped and gone on with. Tables and pictures are made of the file alone. Nothing of it
 * depends on the machine or its load.
 */
package dev.tightloop.benchmarks.strategies;
