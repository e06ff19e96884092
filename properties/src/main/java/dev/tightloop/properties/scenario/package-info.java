/**
 * Random programs under random interleavings: a {@link dev.tightloop.properties.scenario.Scenario}
 * is three lists of small numbers, a {@link dev.tightloop.properties.scenario.ScenarioRun} plays it
 * on the model with the guest below, and says which property was violated, if any.
 */
package dev.tightloop.properties.scenario;
