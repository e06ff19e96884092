/**
 * Random schedules of the model: from an initial state, step by step, each chosen at random among
 * those that are enabled.
 *
 * <p>A {@link dev.tightloop.properties.fuzz.Player} plays one schedule after the other and asks of
 * every state and step what the configuration asks; a {@link
 * dev.tightloop.properties.strategy.Strategy} chooses the steps. Schedule number i depends on the
 * seed and on i, and if the strategy learns, on those before it in its block. {@link
 * dev.tightloop.properties.fuzz.Fuzzer} gives whole blocks to threads, adds up what came before the
 * schedule that ends the run and nothing after its block, so that a run comes to the same whatever
 * the number of threads.
 *
 * <p>Where a configuration asks for something that happens sooner or later, a schedule ends with a
 * part that a {@link dev.tightloop.properties.fuzz.FairDriver} chooses, and {@link
 * dev.tightloop.properties.liveness.LassoWatch} looks for a way round in it that is fair and
 * violates the property. Such a violation is one; that there is none says nothing.
 */
package dev.tightloop.properties.fuzz;
