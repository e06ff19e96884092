/**
 * The specification and the model walk together.
 *
 * <p>{@link dev.tightloop.properties.lockstep.Lockstep} visits every reachable state of a
 * configuration and, in each, compares the steps that TLC allows with the steps that the model
 * allows, and each successor with each successor. Nothing is sampled and nothing is mapped by hand
 * but the names of values ({@link dev.tightloop.model.StateCodec}), so what is proved of the one
 * state space holds of the other.
 */
package dev.tightloop.properties.lockstep;
